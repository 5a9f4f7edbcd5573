// Linear layers whose products are of bytes, and what stands around them: the norm before, GELU, the skip.
//
// Signals become bytes row by row, between each token's least and largest number; weights have a step for
// each output. BLOCK tokens go through both layers of an MLP while their hidden signal stays in the
// second-level cache.

#include "norms.h"
#include "products.h"

namespace trapline {

enum Activation : int32_t { NONE, GELU_BY_ERF, GELU_BY_TANH };

struct Layer {
    const int8_t *panels; // null: there is none
    const float *steps;   // of each output's weights, padded to whole vectors, as is what follows
    const float *sums;    // of each output's weights in bytes
    const float *bias;
    int64_t inputs, outputs;
};

// Rows of numbers, dense but for the distance between rows; bytes come with what they mean for each row.
struct Rows {
    const void *numbers;
    const float *steps, *offsets;
    const float *norm_scale, *norm_bias; // null: rows are taken as they are; else a LayerNorm comes first
    int64_t stride, width;
    float norm_eps;
    int32_t kind;
};

struct Layers {
    Rows from;
    Layer first, second;
    const void *skip; // null, or what is added, of the result's shape and kind
    void *out;
    int64_t rows;
    int32_t activation, out_kind;
};

// Signals as bytes, for layers that share them.
struct Made {
    Rows from;
    uint8_t *numbers;
    float *steps, *offsets;
    int64_t rows;

    int64_t count() const { return rows; }
    int64_t width() const { return from.width; }
};

// Patches of clips, (batch, channels, time, height, width) with the strides given, as bytes: a row for each
// place of the grid `to`, its numbers in the order of a convolution's weights.
struct Patches {
    const void *clips;
    uint8_t *numbers;
    float *steps, *offsets;
    int64_t batch, channels;
    int64_t strides[5]; // of a sample, a channel, a time, a line and a place on it
    int64_t from[3], to[3], kernel[3], stride[3], padding[3];
    int32_t kind;

    int64_t count() const { return batch * to[0] * to[1] * to[2]; }
    int64_t width() const { return channels * kernel[0] * kernel[1] * kernel[2]; }
};

namespace {

constexpr float LEVELS = 255;

// 0.5 x (1 + erf(x / sqrt 2)), or its form with tanh, to 1.3e-4: an odd polynomial, fitted to be 1 from 4 on.
inline __m512 gelu(__m512 x, bool by_tanh) {
    static constexpr float ERF[] = {-9.6237629e-10f, 1.06644087e-7f, -4.76689411e-6f, 1.16806194e-4f,
                                    -1.78076793e-3f, 1.81410909e-2f, -1.30247563e-1f, 7.96452045e-1f};
    static constexpr float TANH[] = {-2.49805754e-9f, 2.05136288e-7f, -7.33012803e-6f, 1.51413144e-4f,
                                     -2.03662412e-3f, 1.9130880e-2f,  -1.31901741e-1f, 7.97071576e-1f};
    const float *factors = by_tanh ? TANH : ERF;
    __m512 near = _mm512_max_ps(_mm512_min_ps(x, _mm512_set1_ps(4)), _mm512_set1_ps(-4));
    __m512 square = _mm512_mul_ps(near, near), p = _mm512_set1_ps(factors[0]);
    for (int i = 1; i < 8; i++) p = _mm512_fmadd_ps(p, square, _mm512_set1_ps(factors[i]));
    __m512 half = _mm512_mul_ps(x, _mm512_set1_ps(0.5f));
    return _mm512_fmadd_ps(half, _mm512_mul_ps(near, p), half);
}

// A row becomes bytes, (byte - offset) * step. Up to a whole vector is written.
void to_bytes(const float *row, int64_t width, uint8_t *to, float *step, float *offset) {
    __m512 least = _mm512_setzero_ps(), largest = least;
    for (int64_t i = 0; i < width; i += LANES) {
        __m512 x = loaded(row + i, before(width, i));
        least = _mm512_min_ps(least, x);
        largest = _mm512_max_ps(largest, x);
    }
    float low = _mm512_reduce_min_ps(least), range = _mm512_reduce_max_ps(largest) - low;
    float factor = range > 1e-30f ? LEVELS / range : 0;
    *step = range / LEVELS;
    *offset = std::nearbyint(-low * factor);
    for (int64_t i = 0; i < width; i += LANES) {
        __m512 x = loaded(row + i, before(width, i));
        __m512i number =
            _mm512_cvtps_epi32(_mm512_fmadd_ps(x, _mm512_set1_ps(factor), _mm512_set1_ps(*offset)));
        number = _mm512_max_epi32(number, _mm512_setzero_si512());
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i), _mm512_cvtusepi32_epi8(number));
    }
}

// Row `number` as bytes; `spare` holds a padded row of floats.
void take_row(const Rows &from, int64_t number, float *spare, uint8_t *to, float *step, float *offset) {
    int64_t at = number * from.stride;
    if (from.kind == BYTES) {
        std::memcpy(to, static_cast<const uint8_t *>(from.numbers) + at, from.width);
        *step = from.steps[number];
        *offset = from.offsets[number];
        return;
    }
    if (from.kind == FLOATS)
        widen(static_cast<const float *>(from.numbers) + at, from.width, spare);
    else
        widen(static_cast<const bfloat16 *>(from.numbers) + at, from.width, spare);
    if (from.norm_scale) normalize(spare, from.width, from.norm_scale, from.norm_bias, from.norm_eps);
    to_bytes(spare, from.width, to, step, offset);
}

// One patch as floats; zeros where it reaches beyond the clip.
template <class T> void cut(const Patches &job, int64_t number, float *to) {
    int64_t plane = job.to[1] * job.to[2], places = job.to[0] * plane, place = number % places;
    const int64_t at[3] = {place / plane, place % plane / job.to[2], place % job.to[2]};
    int64_t first[3];
    for (int a = 0; a < 3; a++) first[a] = at[a] * job.stride[a] - job.padding[a];
    const T *sample = static_cast<const T *>(job.clips) + number / places * job.strides[0];
    const int64_t across = job.kernel[2], low = std::max<int64_t>(0, -first[2]);
    const int64_t high = std::min(across, job.from[2] - first[2]), step = job.strides[4];
    for (int64_t c = 0; c < job.channels; c++)
        for (int64_t t = first[0]; t < first[0] + job.kernel[0]; t++)
            for (int64_t y = first[1]; y < first[1] + job.kernel[1]; y++, to += across) {
                std::memset(to, 0, across * sizeof *to);
                if (t < 0 || t >= job.from[0] || y < 0 || y >= job.from[1]) continue;
                const T *line = sample + c * job.strides[1] + t * job.strides[2] + y * job.strides[3];
                for (int64_t i = low; i < high; i++) to[i] = as_float(line[(first[2] + i) * step]);
            }
}

void take_row(const Made &job, int64_t number, float *spare, uint8_t *to, float *step, float *offset) {
    take_row(job.from, number, spare, to, step, offset);
}

void take_row(const Patches &job, int64_t number, float *spare, uint8_t *to, float *step, float *offset) {
    job.kind == FLOATS ? cut<float>(job, number, spare) : cut<bfloat16>(job, number, spare);
    to_bytes(spare, job.width(), to, step, offset);
}

class Layering {
  public:
    static int64_t bytes(const Layers &job) {
        int64_t wide = job.second.panels ? padded(job.first.outputs) : 0, deep = padded(job.first.inputs);
        return BLOCK * (5 * wide + deep + 4 * PANEL * LANES + 4 * 2) + 4 * deep + 8 * 64;
    }

    Layering(const Layers &job, Arena &arena)
        : job_(job), deep_(padded(job.first.inputs)),
          wide_(job.second.panels ? padded(job.first.outputs) : 0) {
        spare_ = arena.cut<float>(deep_);
        rows_ = arena.cut<uint8_t>(BLOCK * deep_);
        hidden_ = arena.cut<float>(BLOCK * wide_);
        hidden_rows_ = arena.cut<uint8_t>(BLOCK * wide_);
        sums_ = arena.cut<int32_t>(BLOCK * PANEL * LANES);
        steps_ = arena.cut<float>(BLOCK);
        offsets_ = arena.cut<float>(BLOCK);
        std::memset(rows_, 0, BLOCK * deep_);
    }

    void take(int64_t block) {
        int64_t start = block * BLOCK, rows = std::min(BLOCK, job_.rows - start);
        for (int64_t r = 0; r < rows; r++)
            take_row(job_.from, start + r, spare_, rows_ + r * deep_, steps_ + r, offsets_ + r);
        if (!job_.second.panels) return finish(job_.first, rows, rows_, deep_, start, job_.activation);
        apply(job_.first, rows, rows_, deep_, [&](int64_t r, int64_t column, __m512 x) {
            _mm512_store_ps(hidden_ + r * wide_ + column,
                            job_.activation == NONE ? x : gelu(x, job_.activation == GELU_BY_TANH));
        });
        for (int64_t r = 0; r < rows; r++)
            to_bytes(hidden_ + r * wide_, wide_, hidden_rows_ + r * wide_, steps_ + r, offsets_ + r);
        finish(job_.second, rows, hidden_rows_, wide_, start, NONE);
    }

  private:
    // The last layer, with what is added to it, put where it belongs.
    void finish(const Layer &layer, int64_t rows, const uint8_t *from, int64_t step, int64_t start,
                int32_t activation) {
        if (job_.out_kind == FLOATS)
            finish_as<float>(layer, rows, from, step, start, activation);
        else
            finish_as<bfloat16>(layer, rows, from, step, start, activation);
    }

    template <class T>
    void finish_as(const Layer &layer, int64_t rows, const uint8_t *from, int64_t step, int64_t start,
                   int32_t activation) {
        T *out = static_cast<T *>(job_.out) + start * layer.outputs;
        const T *skip = job_.skip ? static_cast<const T *>(job_.skip) + start * layer.outputs : nullptr;
        apply(layer, rows, from, step, [&](int64_t r, int64_t column, __m512 x) {
            __mmask16 which = before(layer.outputs, column);
            int64_t at = r * layer.outputs + column;
            if (activation != NONE) x = gelu(x, activation == GELU_BY_TANH);
            if (skip) x = _mm512_add_ps(x, loaded(skip + at, which));
            stored(out + at, x, which);
        });
    }

    // `then` is given each row's sixteen outputs at a time, in floats.
    template <class Then>
    void apply(const Layer &layer, int64_t rows, const uint8_t *from, int64_t step, Then then) {
        int64_t deep = (layer.inputs + 3) / 4 * 4, wide = padded(layer.outputs);
        for (int64_t first = 0; first < wide; first += PANEL * LANES) {
            int64_t across = panel_of(first, wide).across;
            deep_product<Bytes>(across / LANES, rows, from, step, layer.panels + first * deep, deep, sums_,
                                across);
            for (int64_t r = 0; r < rows; r++) {
                __m512 step_of_row = _mm512_set1_ps(steps_[r]), offset = _mm512_set1_ps(offsets_[r]);
                for (int64_t c = 0; c < across; c += LANES) {
                    __m512 sum = _mm512_cvtepi32_ps(_mm512_load_si512(sums_ + r * across + c));
                    __m512 x = _mm512_fnmadd_ps(offset, _mm512_load_ps(layer.sums + first + c), sum);
                    __m512 step_of_both = _mm512_mul_ps(step_of_row, _mm512_load_ps(layer.steps + first + c));
                    then(r, first + c,
                         _mm512_fmadd_ps(x, step_of_both, _mm512_load_ps(layer.bias + first + c)));
                }
            }
        }
    }

    const Layers &job_;
    int64_t deep_, wide_;
    float *spare_, *hidden_, *steps_, *offsets_;
    uint8_t *rows_, *hidden_rows_;
    int32_t *sums_;
};

// What makes rows of bytes, BLOCK to a unit, for others to read.
template <class Job> class Writing {
  public:
    static int64_t bytes(const Job &job) { return 5 * padded(job.width()) + 2 * 64; }

    Writing(const Job &job, Arena &arena)
        : job_(job), spare_(arena.cut<float>(padded(job.width()))),
          row_(arena.cut<uint8_t>(padded(job.width()))) {}

    void take(int64_t block) {
        for (int64_t r = block * BLOCK; r < std::min((block + 1) * BLOCK, job_.count()); r++) {
            take_row(job_, r, spare_, row_, job_.steps + r, job_.offsets + r);
            std::memcpy(job_.numbers + r * job_.width(), row_, job_.width());
        }
    }

  private:
    const Job &job_;
    float *spare_;
    uint8_t *row_;
};

} // namespace

} // namespace trapline

using namespace trapline;

// Weights (outputs, inputs) into the panels of a layer, padded with zeros: `panels` holds the inputs, up to a
// multiple of 4, times the outputs, up to a multiple of 16.
extern "C" void pack_bytes(const int8_t *weights, int64_t inputs, int64_t outputs, int8_t *panels) {
    int64_t deep = (inputs + 3) / 4 * 4, wide = whole_vectors(outputs) * LANES;
    std::memset(panels, 0, deep * wide);
    for (int64_t output = 0; output < outputs; output++) {
        Panel panel = panel_of(output, wide);
        for (int64_t i = 0; i < inputs; i++)
            panels[panel.first * deep + (i / 4 * panel.across + output - panel.first) * 4 + i % 4] =
                weights[output * inputs + i];
    }
}

extern "C" int run_layers(const Layers *job, int64_t size, int64_t first, int64_t last) {
    return run<Layering>(job, size, first, last);
}

extern "C" int make_bytes(const Made *job, int64_t size, int64_t first, int64_t last) {
    return run<Writing<Made>>(job, size, first, last);
}

extern "C" int cut_patches(const Patches *job, int64_t size, int64_t first, int64_t last) {
    return run<Writing<Patches>>(job, size, first, last);
}
