// The way back through the pooling by a convolution and its norms, in floats, for training.

#include "pooling.h"

namespace trapline {

// Of rows (count / heads, signals, heads, depth): the gradient of what enters the norms, and what each PART
// of a signal's rows adds to those of scales and biases, (signals, parts, 2, depth).
struct NormsBack {
    const float *x, *of_out, *scale; // scale is (signals, depth)
    float *of_x, *parts;
    int64_t count, signals, heads, depth; // count of a signal's rows
    float eps;
};

// `forward` is what went there, but for its norms and `out`. Gradients of the tokens are like the tokens,
// those of the filters (batch, signals, heads, places of the kernel, depth): they are to be added up.
struct PoolingBack {
    Pooling forward;
    const float *of_convolved;
    float *of_x, *of_weights;
};

namespace {

constexpr int64_t AHEAD = 16; // tokens that are asked for before they are needed: they lie far apart
constexpr int64_t PART = 512; // rows of which the gradients of scales and biases are added up in one go

class NormsBackwards {
  public:
    static int64_t bytes(const NormsBack &job) { return 4 * 4 * padded(job.depth) + 4 * 64; }

    NormsBackwards(const NormsBack &job, Arena &arena)
        : job_(job), wide_(padded(job.depth)), normed_(arena.cut<float>(wide_)),
          weighted_(arena.cut<float>(wide_)), of_scale_(arena.cut<float>(wide_)),
          of_bias_(arena.cut<float>(wide_)) {}

    // A part of a signal's rows.
    void take(int64_t unit) {
        const int64_t parts = (job_.count + PART - 1) / PART, signal = unit / parts, part = unit % parts;
        std::memset(of_scale_, 0, 4 * wide_);
        std::memset(of_bias_, 0, 4 * wide_);
        for (int64_t i = part * PART; i < std::min(job_.count, (part + 1) * PART); i++)
            take_row(((i / job_.heads * job_.signals + signal) * job_.heads + i % job_.heads) * job_.depth,
                     job_.scale + signal * job_.depth);
        float *to = job_.parts + unit * 2 * job_.depth;
        std::memcpy(to, of_scale_, 4 * job_.depth);
        std::memcpy(to + job_.depth, of_bias_, 4 * job_.depth);
    }

  private:
    // With g the gradient times the scale and y the normalized row: (g - mean g - y mean(g y)) / deviation.
    void take_row(int64_t at, const float *scale) {
        const float *x = job_.x + at, *grad = job_.of_out + at, share = 1.0f / job_.depth;
        Vector sum = Vector{}, squares = sum, weights = sum, along = sum;
        for (int64_t c = 0; c < job_.depth; c += LANES) sum = add(sum, loaded(x + c, before(job_.depth, c)));
        const Vector mean = every(total_of(sum) * share);
        for (int64_t c = 0; c < job_.depth; c += LANES) {
            const Lanes which = before(job_.depth, c);
            Vector centered = kept(sub(loaded(x + c, which), mean), which);
            squares = fma(centered, centered, squares);
            stored(normed_ + c, centered);
        }
        const float scaled = 1 / std::sqrt(total_of(squares) * share + job_.eps);
        const Vector factor = every(scaled);
        for (int64_t c = 0; c < job_.depth; c += LANES) {
            const Lanes which = before(job_.depth, c);
            Vector g = loaded(grad + c, which), y = mul(loaded(normed_ + c), factor);
            Vector weighted = mul(g, loaded(scale + c, which));
            stored(normed_ + c, y);
            stored(weighted_ + c, weighted);
            stored(of_scale_ + c, fma(g, y, loaded(of_scale_ + c)));
            stored(of_bias_ + c, add(g, loaded(of_bias_ + c)));
            weights = add(weights, weighted);
            along = fma(weighted, y, along);
        }
        const Vector all = every(total_of(weights) * share);
        const Vector slope = every(total_of(along) * share);
        for (int64_t c = 0; c < job_.depth; c += LANES) {
            Vector made = sub(loaded(weighted_ + c), all);
            made = fnma(loaded(normed_ + c), slope, made);
            stored(job_.of_x + at + c, mul(made, factor), before(job_.depth, c));
        }
    }

    const NormsBack &job_;
    int64_t wide_;
    float *normed_, *weighted_, *of_scale_, *of_bias_;
};

// Sixteen channels of a head of a sample, copied side by side: each place of the grid takes its share of the
// gradients of the places that have seen it, and gives the filters theirs.
//
// Rows of gradients lie as far apart as their windows, with zeros between and around them: so every place
// meets all numbers of the filters, whatever the stride.
class PoolingBackwards {
  public:
    static int64_t bytes(const PoolingBack &all) {
        const Pooling &job = all.forward;
        int64_t vectors =
            2 * Pooling::volume(job.from) + job.to[1] * row_length(job) + Pooling::volume(job.kernel);
        return 4 * LANES * vectors + 4 * 64;
    }

    PoolingBackwards(const PoolingBack &all, Arena &arena)
        : all_(all), job_(all.forward), token_(job_.token()), groups_(whole_vectors(job_.depth)),
          places_(Pooling::volume(job_.from)), volume_(Pooling::volume(job_.kernel)), row_(row_length(job_)),
          x_(arena.cut<float>(LANES * places_)), of_x_(arena.cut<float>(LANES * places_)),
          grads_(arena.cut<float>(LANES * job_.to[1] * row_)), sums_(arena.cut<float>(LANES * volume_)) {
        std::memset(grads_, 0, 4 * LANES * job_.to[1] * row_);
    }

    void take(int64_t unit) {
        const int64_t heads = job_.signals * job_.heads, head = unit / groups_ % heads,
                      sample = unit / groups_ / heads, channel = unit % groups_ * LANES;
        which_ = before(job_.depth, channel);
        const int64_t column = head * job_.depth + channel;
        const int64_t start = sample * (job_.class_tokens + places_) * token_ + column;
        const float *grad =
            all_.of_convolved + sample * (job_.class_tokens + Pooling::volume(job_.to)) * token_ + column;
        const float *x = static_cast<const float *>(job_.x) + start + job_.class_tokens * token_;
        float *of_x = all_.of_x + start;
        weights_ = job_.weights + head / job_.heads * job_.depth + channel;
        for (int64_t i = 0; i < job_.class_tokens; i++, grad += token_, of_x += token_)
            stored(of_x, loaded(grad, which_), which_);
        gather(x, places_, x_, LANES);
        std::memset(of_x_, 0, 4 * LANES * places_);
        std::memset(sums_, 0, 4 * LANES * volume_);
        for (int64_t time = 0; time < job_.to[0]; time++, grad += job_.to[1] * job_.to[2] * token_)
            take_frame(time * job_.stride[0] - job_.padding[0], grad);
        for (int64_t i = 0; i < places_; i++) {
            ask_for(of_x + (i + AHEAD) * token_);
            stored(of_x + i * token_, loaded(of_x_ + i * LANES), which_);
        }
        float *to = all_.of_weights + unit / groups_ * volume_ * job_.depth + channel;
        for (int64_t i = 0; i < volume_; i++) stored(to + i * job_.depth, loaded(sums_ + i * LANES), which_);
    }

  private:
    // Vectors of a row of gradients: of the grid's places, and as many around them as a window reaches.
    static int64_t row_length(const Pooling &job) {
        return std::max(job.from[2], (job.to[2] - 1) * job.stride[2] + 1) + 2 * job.kernel[2];
    }

    // Tokens' channels side by side, or `step` apart.
    void gather(const float *from, int64_t count, float *to, int64_t step) const {
        for (int64_t i = 0; i < count; i++) {
            ask_for(from + (i + AHEAD) * token_);
            stored(to + i * step, loaded(from + i * token_, which_));
        }
    }

    // A frame of the resulting grid, whose windows begin at the time t.
    void take_frame(int64_t t, const float *grad) {
        for (int64_t row = 0; row < job_.to[1]; row++)
            gather(grad + row * job_.to[2] * token_, job_.to[2],
                   grads_ + (row * row_ + job_.kernel[2]) * LANES, job_.stride[2] * LANES);
        for (int64_t i = std::max<int64_t>(0, -t); i < std::min(job_.kernel[0], job_.from[0] - t); i++)
            for (int64_t row = 0; row < job_.to[1]; row++) {
                const int64_t y = row * job_.stride[1] - job_.padding[1];
                for (int64_t j = std::max<int64_t>(0, -y); j < std::min(job_.kernel[1], job_.from[1] - y);
                     j++)
                    meet((i * job_.kernel[1] + j) * job_.kernel[2], (t + i) * job_.from[1] + y + j, row);
            }
    }

    // The numbers of the filters from `number` on meet a line of the grid, by a row of gradients.
    void meet(int64_t number, int64_t line, int64_t row) {
        const float *grad = grads_ + (row * row_ + job_.kernel[2] + job_.padding[2]) * LANES;
        int64_t left = job_.kernel[2];
        for (; left >= 3; left -= 3, number += 3, grad -= 3 * LANES) meet_some<3>(number, line, grad);
        for (; left > 0; left--, number++, grad -= LANES) meet_some<1>(number, line, grad);
    }

    // SOME of them; of the first one `grad` is what meets the first place of the line.
    template <int SOME> void meet_some(int64_t number, int64_t line, const float *grad) {
        const float *x = x_ + line * job_.from[2] * LANES;
        float *of_x = of_x_ + line * job_.from[2] * LANES;
        Vector weights[SOME], sums[SOME];
        for (int k = 0; k < SOME; k++) {
            weights[k] = loaded(weights_ + (number + k) * job_.signals * job_.depth, which_);
            sums[k] = loaded(sums_ + (number + k) * LANES);
        }
        for (int64_t place = 0; place < job_.from[2] * LANES; place += LANES) {
            Vector seen = loaded(x + place), made = loaded(of_x + place);
            for (int k = 0; k < SOME; k++) {
                Vector slope = loaded(grad + place - k * LANES);
                sums[k] = fma(slope, seen, sums[k]);
                made = fma(slope, weights[k], made);
            }
            stored(of_x + place, made);
        }
        for (int k = 0; k < SOME; k++) stored(sums_ + (number + k) * LANES, sums[k]);
    }

    const PoolingBack &all_;
    const Pooling &job_;
    int64_t token_, groups_, places_, volume_, row_;
    Lanes which_ = 0;
    const float *weights_ = nullptr;
    float *x_, *of_x_, *grads_, *sums_;
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void norms_back(Call *call) { run<NormsBackwards, NormsBack>(call); }

KERNEL void pool_back(Call *call) { run<PoolingBackwards, PoolingBack>(call); }
