// A few tokens as the left side of a layer's product: numbers as they are, or as bytes.

#pragma once

#include "products.h"
#include "rows.h"

namespace trapline {

struct Layer {
    const void *panels; // null: there is none
    const float *steps; // of each output's weights in bytes, padded to whole vectors, as is what follows
    const float *sums;  // of each output's weights in bytes
    const float *bias;
    int64_t inputs, outputs;
    int64_t by_strassen; // whether panels are those of strassen.h
};

namespace {

// Inputs, up to a multiple of what the processor multiplies at once.
template <class Kind> int64_t deep_of(int64_t inputs) {
    return (inputs + Kind::TOGETHER - 1) / Kind::TOGETHER * Kind::TOGETHER;
}

// Some tokens in floats or bfloat16, so many at most: a multiple of BLOCK.
template <class Kind> class Signal {
    using Number = typename Kind::Left;

  public:
    static constexpr bool ROUGH = sizeof(Number) < sizeof(float); // what is put here is rounded anyway

    static int64_t bytes(int64_t most, int64_t width) { return most * padded(width) * sizeof(Number) + 64; }

    Signal(int64_t most, int64_t width, Arena &arena)
        : step(padded(width)), numbers(arena.cut<Number>(most * step)) {
        std::memset(numbers, 0, most * step * sizeof(Number));
    }

    // Rows from `first` on, which are such numbers; those behind them are wanted next.
    void take(const Rows &from, int64_t first, int64_t rows) {
        const Number *there = static_cast<const Number *>(from.numbers) + first * from.stride;
        ask_for(there + rows * from.stride, rows * from.stride * sizeof(Number));
        for (int64_t r = 0; r < rows; r++)
            std::memcpy(numbers + r * step, there + r * from.stride, from.width * sizeof(Number));
    }

    // Sixteen numbers of one token; `close` when all of some tokens are there.
    void put(int64_t row, int64_t column, Vector x) const {
        stored_rounded(numbers + row * step + column, x);
    }
    void close(int64_t) {}

    // What tells what the sums of a token with the weights of sixteen outputs mean.
    static auto meaning(const Layer &layer) {
        return [bias = layer.bias](int64_t, int64_t output, Vector sum) {
            return add(sum, loaded(bias + output));
        };
    }

    const int64_t step; // from one token to the next
    Number *const numbers;
};

// The same in bytes, between each token's least and largest number.
template <> class Signal<Bytes> {
  public:
    static constexpr bool ROUGH = true;

    static int64_t bytes(int64_t most, int64_t width) {
        return most * 5 * padded(width) + 2 * 4 * most + 4 * 64;
    }

    Signal(int64_t most, int64_t width, Arena &arena)
        : step(padded(width)), numbers(arena.cut<uint8_t>(most * step)),
          floats_(arena.cut<float>(most * step)), steps_(arena.cut<float>(most)),
          offsets_(arena.cut<float>(most)) {
        std::memset(numbers, 0, most * step);
    }

    void take(const Rows &from, int64_t first, int64_t rows) {
        take_rows(from, first, rows, floats_, numbers, step, steps_, offsets_);
    }

    void put(int64_t row, int64_t column, Vector x) const { stored(floats_ + row * step + column, x); }

    void close(int64_t rows) {
        few_at_a_time(rows, step, [&](int64_t r, int64_t some) {
            to_bytes(floats_ + r * step, some, step, step, numbers + r * step, step, steps_ + r,
                     offsets_ + r);
        });
    }

    auto meaning(const Layer &layer) const {
        return [of = layer, steps = steps_, offsets = offsets_](int64_t row, int64_t output, Integers sum) {
            Vector x = fnma(every(offsets[row]), loaded(of.sums + output), floats(sum));
            return fma(x, mul(every(steps[row]), loaded(of.steps + output)), loaded(of.bias + output));
        };
    }

    const int64_t step;
    uint8_t *const numbers;

  private:
    float *floats_, *steps_, *offsets_;
};

} // namespace

} // namespace trapline
