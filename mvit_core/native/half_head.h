// Keys and values of one head in bfloat16, as `heads.h` has them in floats and bytes.

#pragma once

#include "heads.h"

namespace trapline {

namespace {

struct HalfHead {
    using Kind = Halves;

    bfloat16 *keys, *values, *weights, *queries;
    float *logits;
    int64_t columns, width, deep;

    static int64_t bytes(int64_t columns, int64_t depth, int64_t width) {
        int64_t deep = padded(depth);
        return 2 * (columns * deep + columns * width + BLOCK * columns + BLOCK * deep) + 4 * BLOCK * columns +
               5 * 64;
    }

    HalfHead(Arena &arena, int64_t columns, int64_t depth, int64_t width)
        : columns(columns), width(width), deep(padded(depth)) {
        keys = arena.cut<bfloat16>(columns * deep);
        values = arena.cut<bfloat16>(columns * width);
        weights = arena.cut<bfloat16>(BLOCK * columns);
        queries = arena.cut<bfloat16>(BLOCK * deep);
        logits = arena.cut<float>(BLOCK * columns);
    }

    const bfloat16 *left_of_keys(const float *) const { return queries; }

    void take_queries(const float *from, int64_t rows) {
        for (int64_t i = 0; i < rows * deep; i += LANES) stored_rounded(queries + i, loaded(from + i));
    }

    void take_key(const float *key, int64_t, bfloat16 *panel, int64_t across, int64_t column, float,
                  int64_t) {
        for (int64_t i = 0; i < deep; i += LANES) {
            int32_t pairs[LANES / 2];
            stored(reinterpret_cast<bfloat16 *>(pairs), loaded(key + i));
            for (int64_t j = 0; j < LANES / 2; j++)
                std::memcpy(panel + ((i / 2 + j) * across + column) * 2, pairs + j, 4);
        }
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        int64_t across = evenly(width / LANES) * LANES;
        for (int64_t c = 0; c < width; c += LANES) {
            Lanes which = before(channels, c);
            bfloat16 *panel = values + c / across * across * columns + c % across * 2;
            for (int64_t m = 0; m < columns; m += 2) {
                Integers pair[2];
                for (int64_t j = 0; j < 2; j++)
                    pair[j] = bits_of(m + j < count ? loaded(from + (m + j) * step + c, which) : Vector{});
                stored_whole(panel + m * across, either(shifted_down(pair[0], 16), pair[1]));
            }
        }
    }

    // Logits are scaled, since keys would have to be rounded again.
    auto reading(int64_t, float scale) const {
        const Vector factor = every(scale);
        return [=](const float *x, int64_t) { return mul(loaded(x), factor); };
    }

    float weigh(int64_t row, float largest) {
        const float *x = logits + row * columns;
        Vector sum = Vector{};
        Vector base = every(LOG2_E), shift = every(largest * LOG2_E);
        for (int64_t i = 0; i < columns; i += LANES) {
            Vector weight = rough_power_of_two(fms(loaded(x + i), base, shift));
            stored_rounded(weights + row * columns + i, weight);
            sum = add(sum, weight);
        }
        return total_of(sum);
    }

    Vector sum_of(const float *sums, int64_t) const { return loaded(sums); }
};

} // namespace

} // namespace trapline
