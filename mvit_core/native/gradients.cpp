// The way back through attention in floats, for training.
//
// Weights are computed again from the queries' log sums, BLOCK queries at a time, so that nothing of the size
// of all pairs is kept: with P the weights and D the sum of each query's dO * O,
//     dV = P^T dO,  dS = P * (dO V^T - D),  dQ = dS K scale,  dK = dS^T Q scale
// (Dao et al., arXiv 2205.14135, section 3 and appendix B).

#include "places.h"

namespace trapline {

// `forward` with what it gave. Gradients are (batch, tokens, heads, depth or width), dense; those of the
// terms lie as the terms do. A head's queries are taken in `shares`: those of keys and values have the sums
// of each, (shares, batch, ...).
struct Gradients {
    Attention forward;
    const float *of_out;
    int64_t of_out_strides[3];
    float *of_q, *of_k, *of_v, *of_terms;
    int64_t shares;
};

namespace {

constexpr int64_t MORE = 16; // rows that whole tiles write beyond the last

class Back {
  public:
    static int64_t bytes(const Gradients &all) {
        const Attention &job = all.forward;
        int64_t columns = padded(job.keys), deep = padded(job.depth), width = padded(job.width);
        int64_t keys = 2 * columns * (deep + width) + columns * deep + MORE * (deep + width);
        int64_t rows = BLOCK * (2 * columns + 3 * deep + 2 * width + 1) + MORE;
        return 4 * (keys + rows) + Places::bytes(job, deep, columns) + 16 * 64;
    }

    Back(const Gradients &all, Arena &arena)
        : all_(all), job_(all.forward), columns_(padded(job_.keys)), deep_(padded(job_.depth)),
          width_(padded(job_.width)), places_(job_, arena, deep_, columns_),
          keys_across_(arena.cut<float>(columns_ * deep_)),
          values_across_(arena.cut<float>(columns_ * width_)), keys_(arena.cut<float>(columns_ * deep_)),
          of_k_(arena.cut<float>((columns_ + MORE) * deep_)),
          of_v_(arena.cut<float>((columns_ + MORE) * width_)),
          weights_(arena.cut<float>(BLOCK * columns_ + MORE)),
          slopes_(arena.cut<float>(BLOCK * columns_ + MORE)), queries_(arena.cut<float>(BLOCK * deep_)),
          query_panels_(arena.cut<float>(BLOCK * deep_)), of_q_(arena.cut<float>(BLOCK * deep_)),
          of_out_(arena.cut<float>(BLOCK * width_)), out_panels_(arena.cut<float>(BLOCK * width_)),
          shared_(arena.cut<float>(BLOCK)) {
        std::memset(queries_, 0, BLOCK * deep_ * 4);
        std::memset(of_out_, 0, BLOCK * width_ * 4);
    }

    // A share of the queries of a head, counted through all samples.
    void take(int64_t unit) {
        int64_t number = unit / all_.shares, share = unit % all_.shares;
        int64_t sample = number / job_.heads, head = number % job_.heads;
        if (number != laid_) take_keys(sample, head);
        laid_ = number;
        std::memset(of_k_, 0, columns_ * deep_ * 4);
        std::memset(of_v_, 0, columns_ * width_ * 4);
        int64_t blocks = (job_.queries + BLOCK - 1) / BLOCK;
        for (int64_t block = share * blocks / all_.shares; block < (share + 1) * blocks / all_.shares;
             block++)
            take_block(sample, head, block * BLOCK);
        for (int64_t m = 0; m < job_.keys; m++) {
            int64_t at = ((share * job_.batch + sample) * job_.keys + m) * job_.heads + head;
            write(of_k_ + m * deep_, all_.of_k + at * job_.depth, job_.depth, job_.scale);
            write(of_v_ + m * width_, all_.of_v + at * job_.width, job_.width, 1);
        }
    }

  private:
    // Keys across, for the logits; values across, for what the weights' slopes are; keys as they lie, for the
    // queries'.
    void take_keys(int64_t sample, int64_t head) {
        const float *k = head_of<float>(job_.k, job_.k_strides, sample, head);
        const float *v = head_of<float>(job_.v, job_.v_strides, sample, head);
        lay_across(k, job_.k_strides[2], job_.keys, job_.depth, deep_, job_.scale, keys_across_);
        lay_across(v, job_.v_strides[2], job_.keys, job_.width, width_, 1, values_across_);
        lay_along(k, job_.k_strides[2], job_.keys, job_.depth, columns_, keys_);
    }

    void take_block(int64_t sample, int64_t head, int64_t start) {
        int64_t rows = std::min(BLOCK, job_.queries - start), number = sample * job_.heads + head;
        read_block(sample, head, start, rows);
        product_across<Floats>(rows, queries_, deep_, keys_across_, deep_, columns_, weights_);
        product_across<Floats>(rows, of_out_, width_, values_across_, width_, columns_, slopes_);
        for (int64_t r = 0; r < rows; r++) {
            float *weights = weights_ + r * columns_, *slopes = slopes_ + r * columns_;
            places_.add_to(queries_ + r * deep_, number, start + r, weights);
            weigh(weights, slopes, job_.log_sums[number * job_.queries + start + r], shared_[r]);
            if (all_.of_terms) places_.sum_up(slopes, number, start + r, all_.of_terms);
        }
        add_turned(rows, weights_, out_panels_, width_, of_v_);
        add_turned(rows, slopes_, query_panels_, deep_, of_k_);
        product_along<Floats>(rows, slopes_, keys_, columns_, deep_, of_q_);
        for (int64_t r = 0; r < rows; r++) {
            int64_t at = (sample * job_.queries + start + r) * job_.heads + head;
            write(of_q_ + r * deep_, all_.of_q + at * job_.depth, job_.depth, job_.scale);
        }
    }

    // Queries and the gradients of what they gave, as rows and as panels, and the sum of dO * O of each.
    void read_block(int64_t sample, int64_t head, int64_t start, int64_t rows) {
        const float *q = head_of<float>(job_.q, job_.q_strides, sample, head);
        const float *of_out = head_of<float>(all_.of_out, all_.of_out_strides, sample, head);
        for (int64_t r = 0; r < rows; r++) {
            int64_t token = start + r;
            read(q + token * job_.q_strides[2], job_.q_strides[2], job_.depth, deep_, r, queries_,
                 query_panels_);
            read(of_out + token * all_.of_out_strides[2], all_.of_out_strides[2], job_.width, width_, r,
                 of_out_, out_panels_);
            const float *out = static_cast<const float *>(job_.out) +
                               ((sample * job_.queries + token) * job_.heads + head) * job_.width;
            ask_for(out + BLOCK * job_.heads * job_.width, 4 * job_.width);
            Vector sum = Vector{};
            for (int64_t c = 0; c < job_.width; c += LANES)
                sum = fma(loaded(out + c, before(job_.width, c)), loaded(of_out_ + r * width_ + c), sum);
            shared_[r] = total_of(sum);
        }
    }

    // What lies BLOCK rows on is wanted next.
    void read(const float *from, int64_t step, int64_t count, int64_t deep, int64_t row, float *rows,
              float *panels) const {
        ask_for(from + BLOCK * step, 4 * count);
        int64_t across = evenly(deep / LANES) * LANES;
        for (int64_t c = 0; c < deep; c += LANES) {
            Vector x = loaded(from + c, before(count, c));
            stored(rows + row * deep + c, x);
            stored(panels + c / across * across * BLOCK + row * across + c % across, x);
        }
    }

    // Logits become weights, the products of gradients and values the logits' gradients.
    void weigh(float *weights, float *slopes, float log_sum, float shared) const {
        for (int64_t i = 0; i < columns_; i += LANES) {
            Vector weight = kept(exponential(sub(loaded(weights + i), every(log_sum))), before(job_.keys, i));
            stored(weights + i, weight);
            stored(slopes + i, mul(weight, sub(loaded(slopes + i), every(shared))));
        }
    }

    // What each key gets from the queries: the transpose of `left` times their panels.
    void add_turned(int64_t rows, const float *left, const float *panels, int64_t deep, float *to) const {
        int64_t vectors = evenly(deep / LANES), across = vectors * LANES;
        for (int64_t first = 0; first < deep; first += across)
            product<Floats, true, true>(vectors, columns_, left, columns_, panels + first * BLOCK, rows,
                                        to + first, deep);
    }

    static void write(const float *from, float *to, int64_t count, float factor) {
        for (int64_t c = 0; c < count; c += LANES)
            stored(to + c, mul(loaded(from + c), every(factor)), before(count, c));
    }

    const Gradients &all_;
    const Attention &job_;
    int64_t columns_, deep_, width_, laid_ = -1; // the head whose keys lie there
    Places places_;
    float *keys_across_, *values_across_, *keys_, *of_k_, *of_v_, *weights_, *slopes_;
    float *queries_, *query_panels_, *of_q_, *of_out_, *out_panels_, *shared_;
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void attend_back(Call *call) { run<Back, Gradients>(call); }
