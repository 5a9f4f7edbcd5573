// Pooling of tokens over their grid: by a depthwise convolution, with the norm of each head that follows it,
// or by the largest number.
//
// Class tokens are normalized alone. Sums are floats, whatever the tokens are in.

#include "pooling.h"

namespace trapline {

namespace {

constexpr int64_t SIDE = 7; // places in a row of a tile: their sums stay in registers
constexpr int WIDTH = 3;    // of the kernels that all published models have

// Strips of the resulting grid, one tile of it after the other through time: what its places see is copied,
// as floats, sixteen channels together and with zeros around the grid, and summed up from there.
template <class T> class Pooler {
  public:
    static int64_t bytes(const Pooling &job) {
        return 4 * (job.kernel[0] * window(job) + job.strip * SIDE * padded(job.depth)) + 8 * job.kernel[0] +
               3 * 64;
    }

    Pooler(const Pooling &job, Arena &arena)
        : job_(job), token_(job.token()), wide_(padded(job.depth)), lines_(seen(job, 1, job.strip)),
          columns_(seen(job, 2, SIDE)), window_(window(job)),
          frames_(arena.cut<float>(job.kernel[0] * window_)),
          sums_(arena.cut<float>(job.strip * SIDE * wide_)), seen_(arena.cut<const float *>(job.kernel[0])) {}

    // One strip of one head; the first of a head brings its class tokens along.
    void take(int64_t unit) {
        int64_t strips = (job_.to[1] + job_.strip - 1) / job_.strip, heads = job_.signals * job_.heads;
        int64_t sample = unit / strips / heads, head = unit / strips % heads,
                row = unit % strips * job_.strip;
        const T *from = job_.tokens_from<T>(sample) + head * job_.depth;
        T *to = job_.tokens_to<T>(sample) + head * job_.depth;
        signal_ = head / job_.heads;
        for (int64_t token = 0; row == 0 && token < job_.class_tokens; token++) {
            widen(from + token * token_, job_.depth, sums_);
            finish(1, 1, to + token * token_);
        }
        from += job_.class_tokens * token_;
        to += job_.class_tokens * token_;
        for (int64_t column = 0; column < job_.to[2]; column += SIDE) take_tile(from, row, column, to);
    }

  private:
    // Places of an axis that so many of the resulting ones look at, one after the other.
    static int64_t seen(const Pooling &job, int axis, int64_t places) {
        return (places - 1) * job.stride[axis] + job.kernel[axis];
    }

    // Numbers of a frame that a tile looks at.
    static int64_t window(const Pooling &job) {
        return padded(job.depth) * seen(job, 1, job.strip) * seen(job, 2, SIDE);
    }

    float *frame(int64_t number) const { return frames_ + number % job_.kernel[0] * window_; }

    // One tile at all times; the frames that it looks at are kept until others take their place.
    void take_tile(const T *from, int64_t row, int64_t column, T *to) {
        int64_t rows = std::min(job_.strip, job_.to[1] - row), columns = std::min(SIDE, job_.to[2] - column);
        int64_t next = 0;
        for (int64_t time = 0; time < job_.to[0]; time++) {
            int64_t start = time * job_.stride[0] - job_.padding[0];
            int64_t first = std::max<int64_t>(0, start),
                    last = std::min(start + job_.kernel[0], job_.from[0]);
            for (next = std::max(next, first); next < last; next++)
                look(from + next * job_.from[1] * job_.from[2] * token_, row, column, frame(next));
            for (int64_t i = first; i < last; i++) seen_[i - first] = frame(i);
            for (int64_t c = 0; c < job_.depth; c += LANES)
                for (int64_t r = 0; r < rows; r++) sum_up_row(first - start, last - start, r, c);
            finish(rows, columns, to + ((time * job_.to[1] + row) * job_.to[2] + column) * token_);
        }
    }

    // What a tile sees of one frame; zeros beyond the grid.
    void look(const T *from, int64_t row, int64_t column, float *to) const {
        const int64_t y = row * job_.stride[1] - job_.padding[1],
                      x = column * job_.stride[2] - job_.padding[2];
        const int64_t whole = job_.depth / LANES, plane = lines_ * columns_ * LANES;
        const Lanes rest = before(job_.depth, whole * LANES);
        for (int64_t i = y; i < y + lines_; i++)
            for (int64_t j = x; j < x + columns_; j++, to += LANES) {
                const bool inside = i >= 0 && i < job_.from[1] && j >= 0 && j < job_.from[2];
                const T *token = from + (i * job_.from[2] + j) * token_;
                ask_for(token + job_.from[2] * token_, job_.depth * sizeof *token); // of the next line
                for (int64_t c = 0; c < whole; c++)
                    stored(to + c * plane, inside ? loaded(token + c * LANES) : Vector{});
                if (rest) stored(to + whole * plane, loaded(token + whole * LANES, inside ? rest : 0));
            }
    }

    void sum_up_row(int64_t first, int64_t last, int64_t row, int64_t channel) const {
        const int64_t stride = job_.kernel[2] == WIDTH ? job_.stride[2] : 0;
        if (stride == 1) return sum_up<1>(first, last, row, channel);
        if (stride == 2) return sum_up<2>(first, last, row, channel);
        sum_up<0>(first, last, row, channel);
    }

    // The sums of one row of the tile, sixteen channels of them, by the kernel's frames from `first` on; with
    // a STRIDE the kernel is WIDTH wide, and what several places see is loaded once.
    template <int STRIDE> void sum_up(int64_t first, int64_t last, int64_t row, int64_t channel) const {
        const int64_t step = job_.signals * job_.depth;
        const Lanes which = before(job_.depth, channel);
        Vector sums[SIDE] = {};
        for (int64_t i = first; i < last; i++)
            for (int64_t j = 0; j < job_.kernel[1]; j++) {
                const float *x = seen_[i - first] +
                                 (channel / LANES * lines_ + row * job_.stride[1] + j) * columns_ * LANES;
                const float *w = job_.weights + signal_ * job_.depth + channel +
                                 (i * job_.kernel[1] + j) * job_.kernel[2] * step;
                if constexpr (STRIDE) {
                    Vector weights[WIDTH];
                    for (int64_t k = 0; k < WIDTH; k++) weights[k] = loaded(w + k * step, which);
                    add_line<STRIDE>(x, weights, sums);
                    continue;
                }
                for (int64_t k = 0; k < job_.kernel[2]; k++) {
                    const Vector weight = loaded(w + k * step, which);
                    for (int64_t s = 0; s < SIDE; s++)
                        sums[s] = fma(loaded(x + (s * job_.stride[2] + k) * LANES), weight, sums[s]);
                }
            }
        for (int64_t s = 0; s < SIDE; s++) stored(sums_ + (row * SIDE + s) * wide_ + channel, sums[s]);
    }

    // One line that a row of places sees, to each place's sum.
    template <int STRIDE> static void add_line(const float *x, const Vector *weights, Vector *sums) {
#pragma GCC unroll 16 // or sums leave their registers
        for (int at = 0; at < (SIDE - 1) * STRIDE + WIDTH; at++) {
            const Vector seen = held(loaded(x + at * LANES));
#pragma GCC unroll 16
            for (int s = 0; s < SIDE; s++) {
                const int k = at - s * STRIDE;
                if (k >= 0 && k < WIDTH) sums[s] = fma(seen, weights[k], sums[s]);
            }
        }
    }

    // The norms of what has been summed up, put where it belongs.
    void finish(int64_t rows, int64_t columns, T *to) {
        const float *scale = job_.norm_scale + signal_ * job_.depth;
        const float *bias = job_.norm_bias + signal_ * job_.depth;
        int64_t places = (rows - 1) * SIDE + columns;
        if (job_.convolved) put(places, columns, job_.convolved + (to - static_cast<T *>(job_.out)));
        few_at_a_time(places, job_.depth, [&](int64_t place, int64_t some) {
            normalize(sums_ + place * wide_, some, wide_, job_.depth, scale, bias, job_.norm_eps);
        });
        put(places, columns, to);
    }

    template <class Out> void put(int64_t places, int64_t columns, Out *to) const {
        for (int64_t place = 0; place < places; place++) {
            if (place % SIDE >= columns) continue;
            Out *out = to + (place / SIDE * job_.to[2] + place % SIDE) * token_;
            for (int64_t c = 0; c < job_.depth; c += LANES)
                stored(out + c, loaded(sums_ + place * wide_ + c), before(job_.depth, c));
        }
    }

    const Pooling &job_;
    int64_t token_, wide_, lines_, columns_, window_;
    float *frames_, *sums_;
    const float **seen_; // of the frames kept, those that a tile looks at now
    int64_t signal_ = 0;
};

// The largest numbers that each place of the resulting grid sees; class tokens stay as they are.
template <class T> class Largest {
  public:
    static int64_t bytes(const Pooling &job) { return 8 * Pooling::volume(job.kernel); }

    Largest(const Pooling &job, Arena &arena)
        : job_(job), token_(job.token()), seen_(arena.cut<const T *>(Pooling::volume(job.kernel))) {}

    // One row of the resulting grid; the first of a sample brings the class tokens along.
    void take(int64_t unit) {
        const int64_t *to = job_.to, rows = to[0] * to[1], sample = unit / rows, row = unit % rows;
        const T *x = job_.tokens_from<T>(sample);
        T *out = job_.tokens_to<T>(sample);
        if (row == 0) std::memcpy(out, x, job_.class_tokens * token_ * sizeof *x);
        x += job_.class_tokens * token_;
        out += (job_.class_tokens + row * to[2]) * token_;
        for (int64_t column = 0; column < to[2]; column++, out += token_) {
            int64_t count = look(x, row / to[1], row % to[1], column);
            for (int64_t c = 0; c < token_; c += LANES) {
                Lanes which = before(token_, c);
                Vector largest = loaded(seen_[0] + c, which);
                for (int64_t i = 1; i < count; i++) largest = larger(largest, loaded(seen_[i] + c, which));
                stored(out + c, largest, which);
            }
        }
    }

  private:
    // The tokens inside the grid that a place sees; how many.
    int64_t look(const T *x, int64_t time, int64_t row, int64_t column) {
        const int64_t at[3] = {time, row, column};
        int64_t low[3], high[3], count = 0;
        for (int a = 0; a < 3; a++) {
            int64_t first = at[a] * job_.stride[a] - job_.padding[a];
            low[a] = std::max<int64_t>(0, first);
            high[a] = std::min(first + job_.kernel[a], job_.from[a]);
        }
        for (int64_t i = low[0]; i < high[0]; i++)
            for (int64_t j = low[1]; j < high[1]; j++)
                for (int64_t k = low[2]; k < high[2]; k++)
                    seen_[count++] = x + ((i * job_.from[1] + j) * job_.from[2] + k) * token_;
        return count;
    }

    const Pooling &job_;
    int64_t token_;
    const T **seen_;
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void pool_tokens(Call *call) {
    const Pooling *job = call->known<Pooling>();
    if (!job) return;
    job->kind == FLOATS ? run<Pooler<float>, Pooling>(call) : run<Pooler<bfloat16>, Pooling>(call);
}

KERNEL void pool_largest(Call *call) {
    const Pooling *job = call->known<Pooling>();
    if (!job) return;
    job->kind == FLOATS ? run<Largest<float>, Pooling>(call) : run<Largest<bfloat16>, Pooling>(call);
}
