// Linear layers, in floats, bfloat16 or bytes, and what stands around them: GELU, the skip, in bytes the
// norm.
//
// A few tokens at a time go through both layers of an MLP while their hidden signal stays in the second-level
// cache. Weights lie in panels; those in bytes have a step for each output.

#include <type_traits>

#include "activations.h"
#include "signals.h"
#include "strassen.h"

namespace trapline {

struct Layers {
    Rows from;
    Layer first, second;
    const void *skip; // null, or what is added, of the result's shape and kind
    void *out;
    // For training, in floats, null elsewhere; (rows, hidden) each. There `hidden` keeps what comes before
    // the activation. On the way back the layers are those of the gradients: between them comes the
    // activation's slope at `hidden`, and `activated` and `of_hidden` are for the gradients of weights.
    float *hidden, *activated, *of_hidden;
    int64_t rows, at_a_time;      // tokens, and how many of them make a unit: an even number
    int32_t activation, out_kind; // the kind after layers in bytes; others give their own numbers
};

namespace {

template <class Kind> class Layering {
  public:
    static int64_t bytes(const Layers &job) {
        return Signal<Kind>::bytes(most(job), job.first.inputs) +
               Signal<Kind>::bytes(most(job), hidden(job)) + Strassen::bytes(most(job), by_strassen(job)) +
               most(job) * PANEL * LANES * (sizeof(typename Kind::Result) + sizeof(float)) + 2 * 64;
    }

    Layering(const Layers &job, Arena &arena)
        : job_(job), from_(most(job), job.first.inputs, arena), hidden_(most(job), hidden(job), arena),
          sums_(arena.cut<typename Kind::Result>(most(job) * PANEL * LANES)),
          plain_(arena.cut<float>(most(job) * PANEL * LANES)), strassen_(most(job), by_strassen(job), arena) {
    }

    void take(int64_t unit) {
        int64_t start = unit * job_.at_a_time, rows = std::min(job_.at_a_time, job_.rows - start);
        from_.take(job_.from, start, rows);
        if (!job_.second.panels) return finish(job_.first, from_, rows, start, job_.activation);
        if (job_.of_hidden)
            back(rows, start);
        else
            there(rows, start);
        hidden_.close(rows);
        finish(job_.second, hidden_, rows, start, NONE);
    }

  private:
    // Tokens of a unit, in whole tiles.
    static int64_t most(const Layers &job) { return (job.at_a_time + BLOCK - 1) / BLOCK * BLOCK; }

    // Inputs of the layers that are taken so, at most.
    static int64_t by_strassen(const Layers &job) {
        auto inputs = [](const Layer &layer) { return layer.by_strassen ? layer.inputs : 0; };
        return std::max(inputs(job.first), inputs(job.second));
    }

    static int64_t hidden(const Layers &job) { return job.second.panels ? job.first.outputs : 0; }

    // To the hidden signal of some tokens.
    void there(int64_t rows, int64_t start) {
        int64_t outputs = job_.first.outputs;
        float *kept = job_.hidden ? job_.hidden + start * outputs : nullptr;
        auto put = [=, to = hidden_, activation = job_.activation](int64_t r, int64_t column, Vector x) {
            if (kept) stored(kept + r * outputs + column, x, before(outputs, column));
            to.put(r, column, activated<Signal<Kind>::ROUGH>(x, activation));
        };
        apply_waiting(job_.first, from_, rows, put, nothing);
    }

    // To its gradients, from those of the result.
    void back(int64_t rows, int64_t start) {
        int64_t outputs = job_.first.outputs, skipped = start * outputs;
        const float *hidden = job_.hidden + skipped;
        float *activated = job_.activated + skipped, *of_hidden = job_.of_hidden + skipped;
        bool by_tanh = job_.activation == GELU_BY_TANH;
        auto soon = [=](int64_t first) {
            for (int64_t r = 0; r < rows; r++) ask_for(hidden + r * outputs + first, 4 * PANEL * LANES);
        };
        auto put = [=, to = hidden_](int64_t r, int64_t column, Vector x) {
            int64_t at = r * outputs + column;
            Lanes which = before(outputs, column);
            Sloped there = sloped(loaded(hidden + at, which), by_tanh);
            Vector made = mul(x, there.slope);
            stored(activated + at, there.activated, which);
            stored(of_hidden + at, made, which);
            to.put(r, column, made);
        };
        apply_waiting(job_.first, from_, rows, put, soon);
    }

    // The last layer, with what is added to it, put where it belongs.
    void finish(const Layer &layer, const Signal<Kind> &from, int64_t rows, int64_t start,
                int32_t activation) {
        if constexpr (!std::is_same_v<Kind, Bytes>)
            finish_as<typename Kind::Left>(layer, from, rows, start, activation);
        else if (job_.out_kind == FLOATS)
            finish_as<float>(layer, from, rows, start, activation);
        else
            finish_as<bfloat16>(layer, from, rows, start, activation);
    }

    template <class T>
    void finish_as(const Layer &layer, const Signal<Kind> &from, int64_t rows, int64_t start,
                   int32_t activation) {
        T *out = static_cast<T *>(job_.out) + start * layer.outputs;
        const T *skip = job_.skip ? static_cast<const T *>(job_.skip) + start * layer.outputs : nullptr;
        auto put = [=, outputs = layer.outputs](int64_t r, int64_t column, Vector x) {
            Lanes which = before(outputs, column);
            int64_t at = r * outputs + column;
            if (skip) x = add(x, loaded(skip + at, which));
            leave(out + at, x, which);
        };
        if (activation == NONE) return apply(layer, from, rows, put);
        auto activate = [=](int64_t r, int64_t column, Vector x) {
            put(r, column, activated<Signal<Kind>::ROUGH>(x, activation));
        };
        apply_waiting(layer, from, rows, activate, nothing);
    }

    // Products of bfloat16 are for processors that round to it by themselves.
    template <class T> static void leave(T *to, Vector x, Lanes which) {
        if (sizeof(typename Kind::Right) == sizeof(bfloat16) && which == 0xffff)
            stored_rounded(to, x);
        else
            stored(to, x, which);
    }

    // `then` is given each row's sixteen outputs at a time, in floats, while they are in registers.
    template <class Then> void apply(const Layer &layer, const Signal<Kind> &from, int64_t rows, Then then) {
        if (layer.by_strassen) return apply_by_strassen(layer, from, rows, then, nothing);
        for (int64_t first = 0; first < padded(layer.outputs); first += PANEL * LANES)
            multiply(layer, from, rows, first, [=](int64_t r, int64_t c, Vector x) {
                if (r < rows) then(r, first + c, x);
            });
    }

    // The same with what wants the registers for itself: a panel's outputs wait in memory. `soon` asks for
    // what `then` will read of the panel that begins with an output.
    template <class Then, class Soon>
    void apply_waiting(const Layer &layer, const Signal<Kind> &from, int64_t rows, Then then, Soon soon) {
        if (layer.by_strassen) return apply_by_strassen(layer, from, rows, then, soon);
        for (int64_t first = 0; first < padded(layer.outputs); first += PANEL * LANES) {
            soon(first);
            int64_t across =
                multiply(layer, from, rows, first, [to = plain_](int64_t r, int64_t c, Vector x) {
                    stored(to + r * PANEL * LANES + c, x);
                });
            for (int64_t r = 0; r < rows; r++)
                for (int64_t c = 0; c < across; c += LANES)
                    then(r, first + c, loaded(plain_ + r * PANEL * LANES + c));
        }
    }

    // The same in floats, two panels at a time: one of either half of the outputs.
    template <class Then, class Soon>
    void apply_by_strassen(const Layer &layer, const Signal<Kind> &from, int64_t rows, Then then, Soon soon) {
        if constexpr (std::is_same_v<Kind, Floats>) {
            const int64_t half = layer.outputs / 2, deep = Strassen::PRODUCTS * layer.inputs / 2;
            auto meant = from.meaning(layer);
            strassen_.take(from.numbers, from.step, rows, layer.inputs);
            for (int64_t first = 0; first < half; first += PANEL * LANES) {
                soon(first), soon(half + first);
                int64_t across = panel_of(first, half).across;
                strassen_.multiply(across / LANES, static_cast<const float *>(layer.panels) + first * deep);
                for (int64_t r = 0; r < rows; r++)
                    for (int64_t c = 0; c < across; c += LANES)
                        for (int64_t output : {first + c, half + first + c})
                            then(r, output, meant(r, output, loaded(strassen_.made(r, output >= half) + c)));
            }
        }
    }

    static void nothing(int64_t) {}

    // One panel's columns: how many they are. `keep` may be given more rows.
    template <class Keep>
    int64_t multiply(const Layer &layer, const Signal<Kind> &from, int64_t rows, int64_t first, Keep keep) {
        int64_t deep = deep_of<Kind>(layer.inputs), across = panel_of(first, padded(layer.outputs)).across;
        deep_product_then<Kind>(across / LANES, rows, from.numbers, from.step,
                                static_cast<const typename Kind::Right *>(layer.panels) + first * deep, deep,
                                sums_, across,
                                [=, meant = from.meaning(layer)](int64_t r, int v, typename Kind::Sum sum) {
                                    keep(r, v * LANES, meant(r, first + v * LANES, sum));
                                });
        return across;
    }

    const Layers &job_;
    Signal<Kind> from_, hidden_;
    typename Kind::Result *sums_;
    float *plain_; // before their activation
    Strassen strassen_;
};

// Weights (outputs, inputs) into the panels of a layer, padded with zeros: `panels` holds the inputs, up to a
// multiple of what is multiplied at once, times the outputs, up to a multiple of 16.
template <class Kind>
void pack(const typename Kind::Right *weights, int64_t inputs, int64_t outputs,
          typename Kind::Right *panels) {
    constexpr int64_t MANY = Kind::TOGETHER;
    int64_t deep = deep_of<Kind>(inputs), wide = padded(outputs);
    std::memset(panels, 0, deep * wide * sizeof *panels);
    for (int64_t output = 0; output < outputs; output++) {
        Panel panel = panel_of(output, wide);
        for (int64_t i = 0; i < inputs; i++)
            panels[panel.first * deep + (i / MANY * panel.across + output - panel.first) * MANY + i % MANY] =
                weights[output * inputs + i];
    }
}

// The same in floats, which learn and are laid out for each step.
template <> void pack<Floats>(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    lay_across(weights, inputs, outputs, inputs, inputs, 1, panels);
}

// The same of turned weights (inputs, outputs), in floats.
void pack_turned(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    int64_t wide = padded(outputs);
    for (int64_t first = 0; first < outputs; first += PANEL * LANES)
        for (int64_t i = 0; i < inputs; i++)
            for (int64_t c = first; c < first + panel_of(first, wide).across; c += LANES, panels += LANES)
                stored(panels, loaded(weights + i * outputs + c, before(outputs, c)));
}

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void pack_floats(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    pack<Floats>(weights, inputs, outputs, panels);
}

KERNEL void pack_turned_floats(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    pack_turned(weights, inputs, outputs, panels);
}

KERNEL void pack_strassen_floats(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    pack_strassen(weights, inputs, outputs, panels);
}

KERNEL void pack_strassen_turned_floats(const float *weights, int64_t inputs, int64_t outputs,
                                        float *panels) {
    pack_strassen_turned(weights, inputs, outputs, panels);
}

KERNEL void pack_bfloats(const bfloat16 *weights, int64_t inputs, int64_t outputs, bfloat16 *panels) {
    pack<Halves>(weights, inputs, outputs, panels);
}

KERNEL void pack_bytes(const int8_t *weights, int64_t inputs, int64_t outputs, int8_t *panels) {
    pack<Bytes>(weights, inputs, outputs, panels);
}

KERNEL void layers_of_floats(Call *call) { run<Layering<Floats>, Layers>(call); }

KERNEL void layers_of_bfloats(Call *call) { run<Layering<Halves>, Layers>(call); }

KERNEL void layers_of_bytes(Call *call) { run<Layering<Bytes>, Layers>(call); }
