// Rows of numbers that become bytes, between each row's least and largest number, a few at a time.

#pragma once

#include "norms.h"

namespace trapline {

// Rows of numbers, dense but for the distance between rows; bytes come with what they mean for each row.
struct Rows {
    const void *numbers;
    const float *steps, *offsets;
    const float *norm_scale, *norm_bias; // null: rows are taken as they are; else a LayerNorm comes first
    int64_t stride, width;
    float norm_eps;
    int32_t kind;
};

namespace {

constexpr float LEVELS = MOST;

// Sixteen rows at most, `step` apart and with zeros behind them up to a whole vector, become bytes, which
// mean (byte - offset) * step.
void to_bytes(const float *rows, int64_t count, int64_t step, int64_t width, uint8_t *to, int64_t to_step,
              float *steps, float *offsets) {
    Vector least[LANES] = {}, largest[LANES] = {};
    for (int64_t r = 0; r < count; r++) {
        Vector low = Vector{}, high = Vector{};
        for (int64_t i = 0; i < width; i += LANES) {
            Vector x = loaded(rows + r * step + i);
            low = min(low, x);
            high = max(high, x);
        }
        least[r] = low;
        largest[r] = high;
    }
    Vector low = of_each(least, [](auto a, auto b) { return min(a, b); });
    Vector high = of_each(largest, [](auto a, auto b) { return max(a, b); });
    Vector range = sub(high, low), levels = every(LEVELS);
    Vector factors = quotient(levels, range, 1e-30f);
    Vector zeros = nearest(mul(sub(Vector{}, low), factors));
    alignas(64) float factor[LANES], zero[LANES];
    stored(factor, factors);
    stored(zero, zeros);
    stored(steps, div(range, levels), before(count, 0));
    stored(offsets, zeros, before(count, 0));
    for (int64_t r = 0; r < count; r++) {
        const Vector by = every(factor[r]), more = every(zero[r]);
        for (int64_t i = 0; i < width; i += LANES) {
            Integers number = integers(fma(loaded(rows + r * step + i), by, more));
            stored_levels(to + r * to_step + i, number, before(width, i));
        }
    }
}

// Up to sixteen rows from `first` on as floats, padded and side by side, normalized if that is wanted.
template <class T> void take_floats(const Rows &from, int64_t first, int64_t count, float *to) {
    int64_t step = padded(from.width);
    const T *numbers = static_cast<const T *>(from.numbers) + first * from.stride;
    for (int64_t r = 0; r < count; r++) widen(numbers + r * from.stride, from.width, to + r * step);
    if (from.norm_scale)
        normalize(to, count, step, from.width, from.norm_scale, from.norm_bias, from.norm_eps);
}

void take_floats(const Rows &from, int64_t first, int64_t count, float *to) {
    from.kind == FLOATS ? take_floats<float>(from, first, count, to)
                        : take_floats<bfloat16>(from, first, count, to);
}

// `count` rows from `first` on as bytes, `to_step` apart; `spare` holds `rows_at_a_time` of them as floats.
void take_rows(const Rows &from, int64_t first, int64_t count, float *spare, uint8_t *to, int64_t to_step,
               float *steps, float *offsets) {
    if (from.kind == BYTES) {
        const uint8_t *numbers = static_cast<const uint8_t *>(from.numbers) + first * from.stride;
        for (int64_t r = 0; r < count; r++)
            std::memcpy(to + r * to_step, numbers + r * from.stride, from.width);
        std::memcpy(steps, from.steps + first, count * sizeof *steps);
        std::memcpy(offsets, from.offsets + first, count * sizeof *offsets);
        return;
    }
    few_at_a_time(count, from.width, [&](int64_t r, int64_t some) {
        take_floats(from, first + r, some, spare);
        to_bytes(spare, some, padded(from.width), from.width, to + r * to_step, to_step, steps + r,
                 offsets + r);
    });
}

} // namespace

} // namespace trapline
