// Pooling of tokens by a depthwise convolution over their grid, and the norm of each head that follows it.
//
// Tokens are (batch, class tokens and grid, signals, heads, depth), numbers side by side; class tokens are
// normalized alone. Sums are floats, whatever the tokens are in.

#include "norms.h"

namespace trapline {

struct Pooling {
    const void *x;
    void *out;
    const float *weights;                // (kernel's places, signals, depth); heads share them
    const float *norm_scale, *norm_bias; // (signals, depth)
    int64_t batch, class_tokens, signals, heads, depth;
    int64_t from[3], to[3], kernel[3], stride[3], padding[3]; // of time, height, width
    float norm_eps;
    int32_t kind;
};

namespace {

constexpr int64_t MOST = 6; // vectors of channels at a time

template <class T> class Pooler {
  public:
    static int64_t bytes(const Pooling &job) { return 2 * 8 * places(job) + 4 * padded(job.depth) + 3 * 64; }

    Pooler(const Pooling &job, Arena &arena)
        : job_(job), token_(job.signals * job.heads * job.depth), inputs_(arena.cut<const T *>(places(job))),
          weights_(arena.cut<const float *>(places(job))), row_(arena.cut<float>(padded(job.depth))) {}

    // One row of the resulting grid; the first of a sample brings the class tokens along.
    void take(int64_t unit) {
        int64_t rows = job_.to[0] * job_.to[1], sample = unit / rows, row = unit % rows;
        const T *from =
            static_cast<const T *>(job_.x) + sample * (job_.class_tokens + volume(job_.from)) * token_;
        T *to = static_cast<T *>(job_.out) + sample * (job_.class_tokens + volume(job_.to)) * token_;
        for (int64_t token = 0; row == 0 && token < job_.class_tokens; token++) {
            for (int64_t head = 0; head < job_.signals * job_.heads; head++) {
                int64_t at = token * token_ + head * job_.depth;
                widen(from + at, job_.depth, row_);
                finish(to + at, head / job_.heads);
            }
        }
        from += job_.class_tokens * token_;
        to += (job_.class_tokens + row * job_.to[2]) * token_;
        for (int64_t x = 0; x < job_.to[2]; x++, to += token_) {
            int64_t count = look_around(from, row / job_.to[1], row % job_.to[1], x);
            for (int64_t head = 0; head < job_.signals * job_.heads; head++) {
                sum_up(count, head * job_.depth, head / job_.heads * job_.depth);
                finish(to + head * job_.depth, head / job_.heads);
            }
        }
    }

  private:
    static int64_t volume(const int64_t *sizes) { return sizes[0] * sizes[1] * sizes[2]; }
    static int64_t places(const Pooling &job) { return volume(job.kernel); }

    // The tokens in the window of one place, with their weights; how many lie inside the grid.
    int64_t look_around(const T *from, int64_t t, int64_t y, int64_t x) {
        const int64_t at[3] = {t, y, x};
        int64_t first[3], low[3], high[3], count = 0;
        for (int a = 0; a < 3; a++) {
            first[a] = at[a] * job_.stride[a] - job_.padding[a];
            low[a] = first[a] < 0 ? -first[a] : 0;
            high[a] = std::min(job_.kernel[a], job_.from[a] - first[a]);
        }
        for (int64_t i = low[0]; i < high[0]; i++)
            for (int64_t j = low[1]; j < high[1]; j++)
                for (int64_t k = low[2]; k < high[2]; k++, count++) {
                    int64_t token =
                        ((first[0] + i) * job_.from[1] + first[1] + j) * job_.from[2] + first[2] + k;
                    inputs_[count] = from + token * token_;
                    int64_t place = (i * job_.kernel[1] + j) * job_.kernel[2] + k;
                    weights_[count] = job_.weights + place * job_.signals * job_.depth;
                }
        return count;
    }

    void sum_up(int64_t count, int64_t at, int64_t weight) {
        for (int64_t c = 0; c < job_.depth; c += MOST * LANES) {
            switch (std::min(MOST, whole_vectors(job_.depth - c))) {
            case 1: sum_vectors<1>(count, at, weight, c); break;
            case 2: sum_vectors<2>(count, at, weight, c); break;
            case 3: sum_vectors<3>(count, at, weight, c); break;
            case 4: sum_vectors<4>(count, at, weight, c); break;
            case 5: sum_vectors<5>(count, at, weight, c); break;
            default: sum_vectors<6>(count, at, weight, c);
            }
        }
    }

    template <int VECTORS> void sum_vectors(int64_t count, int64_t at, int64_t weight, int64_t channel) {
        __m512 sums[VECTORS];
        for (int v = 0; v < VECTORS; v++) sums[v] = _mm512_setzero_ps();
        __mmask16 last = before(job_.depth, channel + (VECTORS - 1) * LANES);
        for (int64_t i = 0; i < count; i++) {
            const T *x = inputs_[i] + at + channel;
            const float *w = weights_[i] + weight + channel;
            for (int v = 0; v < VECTORS; v++) {
                __mmask16 which = v + 1 < VECTORS ? 0xffff : last;
                sums[v] =
                    _mm512_fmadd_ps(loaded(x + v * LANES, which), loaded(w + v * LANES, which), sums[v]);
            }
        }
        for (int v = 0; v < VECTORS; v++) stored(row_ + channel + v * LANES, sums[v]);
    }

    // The norm of what is in the row, put where it belongs.
    void finish(T *to, int64_t signal) {
        normalize(row_, job_.depth, job_.norm_scale + signal * job_.depth,
                  job_.norm_bias + signal * job_.depth, job_.norm_eps);
        for (int64_t c = 0; c < job_.depth; c += LANES)
            stored(to + c, loaded(row_ + c), before(job_.depth, c));
    }

    const Pooling &job_;
    int64_t token_;
    const T **inputs_;
    const float **weights_;
    float *row_;
};

} // namespace

} // namespace trapline

using namespace trapline;

extern "C" int pool_tokens(const Pooling *job, int64_t size, int64_t first, int64_t last) {
    if (size != sizeof *job) return OTHER_JOB; // before its kind is read
    return job->kind == FLOATS ? run<Pooler<float>>(job, size, first, last)
                               : run<Pooler<bfloat16>>(job, size, first, last);
}
