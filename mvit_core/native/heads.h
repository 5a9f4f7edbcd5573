// Keys and values of one head as the products want them, and what becomes of its logits: in floats, in
// bfloat16, or in bytes.

#pragma once

#include "attention.h"

namespace trapline {

namespace {

constexpr float STEPS = 127;      // from 0 to the largest of a key, in signed bytes
constexpr int FEWER = MOST / 2;   // and of a query and a value, such that two products with them add up
constexpr int MIDDLE = FEWER + 1; // a query's byte for 0
constexpr float LOG2_WEIGHTS = 7.99435344f; // of 255, which the largest weight of a query becomes
constexpr float SILENT = 1e-30f;            // up to which numbers are nothing

// The logits of a row, `added` to, as floats; what lies behind `keys` weighs nothing. The largest of them.
template <class Head, class Added>
float complete(const Head &head, int64_t row, int64_t keys, float scale, Added added) {
    float *logits = head.logits + row * head.columns;
    auto read = head.reading(row, scale);
    const Vector nothing = every(-INFINITY);
    Vector top = nothing;
    for (int64_t i = 0; i < head.columns; i += LANES) {
        Vector x = added(i, read(logits + i, i));
        if (i + LANES > keys) x = kept(x, before(keys, i), nothing);
        stored(logits + i, x);
        top = max(top, x);
    }
    return largest_of(top);
}

// `count`, here and below, is a whole number of vectors.
float farthest_of(const float *row, int64_t count) {
    Vector top = Vector{};
    for (int64_t i = 0; i < count; i += LANES) top = max(top, absolute(loaded(row + i)));
    return largest_of(top);
}

// What is kept of one head: its keys and values as the products want them.
struct FloatHead {
    using Kind = Floats;

    float *keys, *values, *logits, *weights;
    int64_t columns, width;

    static int64_t bytes(int64_t columns, int64_t depth, int64_t width) {
        return 4 * (columns * depth + columns * width + BLOCK * columns) + 4 * 64;
    }

    FloatHead(Arena &arena, int64_t columns, int64_t depth, int64_t width)
        : keys(arena.cut<float>(columns * depth)), values(arena.cut<float>(columns * width)),
          logits(arena.cut<float>(BLOCK * columns)), weights(logits), columns(columns), width(width) {}

    const float *left_of_keys(const float *queries) const { return queries; }
    void take_queries(const float *, int64_t) {}

    void take_keys(const float *from, int64_t step, int64_t count, int64_t depth, float scale) {
        lay_across(from, step, count, depth, depth, scale, keys);
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        lay_along(from, step, count, channels, columns, values);
    }

    auto reading(int64_t, float) const {
        return [](const float *x, int64_t) { return loaded(x); };
    }

    // Logits become weights; their sum.
    float weigh(int64_t row, float largest) {
        float *x = logits + row * columns;
        Vector sum = Vector{}, shift = every(largest);
        for (int64_t i = 0; i < columns; i += LANES) {
            Vector weight = exponential(sub(loaded(x + i), shift));
            stored(x + i, weight);
            sum = add(sum, weight);
        }
        return total_of(sum);
    }

    Vector sum_of(const float *sums, int64_t) const { return loaded(sums); }
};

struct ByteHead {
    using Kind = Bytes;

    int8_t *keys, *values;
    float *logits;
    uint8_t *weights, *queries;
    float *key_steps, *value_steps, *query_steps;
    int32_t *surplus; // what MIDDLE adds to each logit
    int64_t columns, width, deep;

    static int64_t bytes(int64_t columns, int64_t depth, int64_t width) {
        int64_t deep = padded(depth);
        return columns * deep + columns * width + 5 * BLOCK * columns + BLOCK * deep +
               4 * (2 * columns + width + BLOCK) + 9 * 64;
    }

    ByteHead(Arena &arena, int64_t columns, int64_t depth, int64_t width)
        : columns(columns), width(width), deep(padded(depth)) {
        keys = arena.cut<int8_t>(columns * deep);
        values = arena.cut<int8_t>(columns * width);
        logits = arena.cut<float>(BLOCK * columns);
        weights = arena.cut<uint8_t>(BLOCK * columns);
        queries = arena.cut<uint8_t>(BLOCK * deep);
        key_steps = arena.cut<float>(columns);
        surplus = arena.cut<int32_t>(columns);
        value_steps = arena.cut<float>(width);
        query_steps = arena.cut<float>(BLOCK);
    }

    const uint8_t *left_of_keys(const float *) const { return queries; }

    void take_queries(const float *from, int64_t rows) {
        for (int64_t r = 0; r < rows; r++) {
            float largest = farthest_of(from + r * deep, deep);
            query_steps[r] = largest / FEWER;
            Vector factor = every(largest > SILENT ? FEWER / largest : 0);
            for (int64_t i = 0; i < deep; i += LANES) {
                Integers number = integers(mul(loaded(from + r * deep + i), factor));
                number = add(number, every_integer(MIDDLE));
                stored_bytes(queries + r * deep + i, number);
            }
        }
    }

    void take_key(const float *key, int64_t, int8_t *panel, int64_t across, int64_t column, float scale,
                  int64_t number) {
        float largest = farthest_of(key, deep);
        key_steps[number] = largest / STEPS * scale;
        Vector factor = every(largest > SILENT ? STEPS / largest : 0);
        Integers sum = Integers{};
        for (int64_t i = 0; i < deep; i += LANES) {
            Integers numbers = integers(mul(loaded(key + i), factor));
            sum = add(sum, numbers);
            int32_t fours[4];
            stored_bytes(fours, numbers);
            for (int64_t j = 0; j < 4; j++)
                std::memcpy(panel + ((i / 4 + j) * across + column) * 4, fours + j, 4);
        }
        surplus[number] = MIDDLE * total_of(sum);
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        int64_t across = evenly(width / LANES) * LANES;
        for (int64_t c = 0; c < width; c += LANES) {
            Lanes which = before(channels, c);
            Vector largest = Vector{};
            for (int64_t m = 0; m < count; m++)
                largest = max(largest, absolute(loaded(from + m * step + c, which)));
            stored(value_steps + c, mul(largest, every(1.0f / FEWER)));
            Vector factor = quotient(every(FEWER), largest, SILENT);
            int8_t *panel = values + c / across * across * columns;
            for (int64_t m = 0; m < columns; m += 4) {
                Integers four = Integers{};
                for (int64_t j = 3; j >= 0; j--) {
                    Vector x = m + j < count ? loaded(from + (m + j) * step + c, which) : Vector{};
                    Integers number = common(integers(mul(x, factor)), every_integer(255));
                    four = either(shifted_up(four, 8), number);
                }
                stored_whole(panel + (m * across) + c % across * 4, four);
            }
        }
    }

    auto reading(int64_t row, float) const {
        const Vector step = every(query_steps[row]);
        return [=, steps = key_steps, more = surplus](const float *x, int64_t i) {
            Integers sum = sub(integers_at(x), integers_at(more + i));
            return mul(floats(sum), mul(step, loaded(steps + i)));
        };
    }

    float weigh(int64_t row, float largest) {
        const float *x = logits + row * columns;
        Integers sum = Integers{};
        Vector base = every(LOG2_E), shift = every(largest * LOG2_E - LOG2_WEIGHTS);
        for (int64_t i = 0; i < columns; i += LANES) {
            Vector power = fms(loaded(x + i), base, shift);
            Integers weight = integers(rough_power_of_two(power));
            stored_levels(weights + row * columns + i, weight);
            sum = add(sum, weight);
        }
        return static_cast<float>(total_of(sum));
    }

    Vector sum_of(const int32_t *sums, int64_t column) const {
        return mul(floats(integers_at(sums)), loaded(value_steps + column));
    }
};

} // namespace

} // namespace trapline
