// Linear layers whose products are of bytes, and what stands around them: the norm before, GELU, the skip.
//
// Signals become bytes row by row, between each token's least and largest number; weights have a step for
// each output. BLOCK tokens go through both layers of an MLP while their hidden signal stays in the
// second-level cache.

#include "products.h"
#include "rows.h"

namespace trapline {

enum Activation : int32_t { NONE, GELU_BY_ERF, GELU_BY_TANH };

struct Layer {
    const int8_t *panels; // null: there is none
    const float *steps;   // of each output's weights, padded to whole vectors, as is what follows
    const float *sums;    // of each output's weights in bytes
    const float *bias;
    int64_t inputs, outputs;
};

struct Layers {
    Rows from;
    Layer first, second;
    const void *skip; // null, or what is added, of the result's shape and kind
    void *out;
    int64_t rows;
    int32_t activation, out_kind;
};

namespace {

// 0.5 x (1 + erf(x / sqrt 2)), or its form with tanh, to 1.3e-4: an odd polynomial, fitted to be 1 from 4 on.
inline Vector gelu(Vector x, bool by_tanh) {
    static constexpr float ERF[] = {-9.6237629e-10f, 1.06644087e-7f, -4.76689411e-6f, 1.16806194e-4f,
                                    -1.78076793e-3f, 1.81410909e-2f, -1.30247563e-1f, 7.96452045e-1f};
    static constexpr float TANH[] = {-2.49805754e-9f, 2.05136288e-7f, -7.33012803e-6f, 1.51413144e-4f,
                                     -2.03662412e-3f, 1.9130880e-2f,  -1.31901741e-1f, 7.97071576e-1f};
    const float *factors = by_tanh ? TANH : ERF;
    Vector near = max(min(x, every(4)), every(-4));
    Vector square = mul(near, near), p = every(factors[0]);
    for (int i = 1; i < 8; i++) p = fma(p, square, every(factors[i]));
    Vector half = mul(x, every(0.5f));
    return fma(half, mul(near, p), half);
}

class Layering {
  public:
    static int64_t bytes(const Layers &job) {
        int64_t wide = job.second.panels ? padded(job.first.outputs) : 0, deep = padded(job.first.inputs);
        return BLOCK * (5 * wide + deep + 4 * PANEL * LANES + 4 * 2) + 4 * rows_at_a_time(deep) * deep +
               8 * 64;
    }

    Layering(const Layers &job, Arena &arena)
        : job_(job), deep_(padded(job.first.inputs)),
          wide_(job.second.panels ? padded(job.first.outputs) : 0) {
        spare_ = arena.cut<float>(rows_at_a_time(deep_) * deep_);
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
        take_rows(job_.from, start, rows, spare_, rows_, deep_, steps_, offsets_);
        if (!job_.second.panels) return finish(job_.first, rows, rows_, deep_, start, job_.activation);
        apply(job_.first, rows, rows_, deep_, [&](int64_t r, int64_t column, Vector x) {
            stored(hidden_ + r * wide_ + column,
                   job_.activation == NONE ? x : gelu(x, job_.activation == GELU_BY_TANH));
        });
        few_at_a_time(rows, wide_, [&](int64_t r, int64_t some) {
            to_bytes(hidden_ + r * wide_, some, wide_, wide_, hidden_rows_ + r * wide_, wide_, steps_ + r,
                     offsets_ + r);
        });
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
        apply(layer, rows, from, step, [&](int64_t r, int64_t column, Vector x) {
            Lanes which = before(layer.outputs, column);
            int64_t at = r * layer.outputs + column;
            if (activation != NONE) x = gelu(x, activation == GELU_BY_TANH);
            if (skip) x = add(x, loaded(skip + at, which));
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
                Vector step_of_row = every(steps_[r]), offset = every(offsets_[r]);
                for (int64_t c = 0; c < across; c += LANES) {
                    Vector sum = floats(integers_at(sums_ + r * across + c));
                    Vector x = fnma(offset, loaded(layer.sums + first + c), sum);
                    Vector step_of_both = mul(step_of_row, loaded(layer.steps + first + c));
                    then(r, first + c, fma(x, step_of_both, loaded(layer.bias + first + c)));
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

} // namespace

} // namespace trapline

using namespace trapline;

// Weights (outputs, inputs) into the panels of a layer, padded with zeros: `panels` holds the inputs, up to a
// multiple of 4, times the outputs, up to a multiple of 16.
KERNEL void pack_bytes(const int8_t *weights, int64_t inputs, int64_t outputs, int8_t *panels) {
    int64_t deep = (inputs + 3) / 4 * 4, wide = whole_vectors(outputs) * LANES;
    std::memset(panels, 0, deep * wide);
    for (int64_t output = 0; output < outputs; output++) {
        Panel panel = panel_of(output, wide);
        for (int64_t i = 0; i < inputs; i++)
            panels[panel.first * deep + (i / 4 * panel.across + output - panel.first) * 4 + i % 4] =
                weights[output * inputs + i];
    }
}

KERNEL int run_layers(const Layers *job, int64_t size, int64_t first, int64_t last) {
    return run<Layering>(job, size, first, last);
}
