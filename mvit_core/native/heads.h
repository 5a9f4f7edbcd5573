// Keys and values of one head as the products want them, and what becomes of its logits: in floats, in
// bfloat16, or in bytes.

#pragma once

#include "attention.h"

namespace trapline {

namespace {

constexpr float STEPS = 127;                // from 0 to the largest of a row, in signed bytes
constexpr float LOG2_WEIGHTS = 7.99435344f; // of 255, which the largest weight of a query becomes
constexpr float SILENT = 1e-30f;            // up to which numbers are nothing

// The logits of a row, `added` to, as floats; what lies behind `keys` weighs nothing. The largest of them.
template <class Head, class Added>
float complete(const Head &head, int64_t row, int64_t keys, float scale, Added added) {
    float *logits = head.logits + row * head.columns;
    auto read = head.reading(row, scale);
    const __m512 nothing = _mm512_set1_ps(-INFINITY);
    __m512 top = nothing;
    for (int64_t i = 0; i < head.columns; i += LANES) {
        __m512 x = added(i, read(logits + i, i));
        if (i + LANES > keys) x = _mm512_mask_mov_ps(nothing, before(keys, i), x);
        _mm512_store_ps(logits + i, x);
        top = _mm512_max_ps(top, x);
    }
    return _mm512_reduce_max_ps(top);
}

// `count`, here and below, is a whole number of vectors.
float farthest_of(const float *row, int64_t count) {
    __m512 top = _mm512_setzero_ps();
    for (int64_t i = 0; i < count; i += LANES)
        top = _mm512_max_ps(top, _mm512_abs_ps(_mm512_load_ps(row + i)));
    return _mm512_reduce_max_ps(top);
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

    void take_key(const float *key, int64_t depth, float *panel, int64_t across, int64_t column, float scale,
                  int64_t) {
        for (int64_t i = 0; i < depth; i++) panel[i * across + column] = key[i] * scale;
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        lay_along(from, step, count, channels, columns, values);
    }

    auto reading(int64_t, float) const {
        return [](const float *x, int64_t) { return _mm512_load_ps(x); };
    }

    // Logits become weights; their sum.
    float weigh(int64_t row, float largest) {
        float *x = logits + row * columns;
        __m512 sum = _mm512_setzero_ps(), shift = _mm512_set1_ps(largest);
        for (int64_t i = 0; i < columns; i += LANES) {
            __m512 weight = exponential(_mm512_sub_ps(_mm512_load_ps(x + i), shift));
            _mm512_store_ps(x + i, weight);
            sum = _mm512_add_ps(sum, weight);
        }
        return _mm512_reduce_add_ps(sum);
    }

    __m512 sum_of(const float *sums, int64_t) const { return loaded(sums); }
};

struct ByteHead {
    using Kind = Bytes;

    int8_t *keys, *values;
    float *logits;
    uint8_t *weights, *queries;
    float *key_steps, *value_steps, *query_steps;
    int32_t *surplus; // what the queries' offset of 128 adds to each logit
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
            query_steps[r] = largest / STEPS;
            __m512 factor = _mm512_set1_ps(largest > SILENT ? STEPS / largest : 0);
            for (int64_t i = 0; i < deep; i += LANES) {
                __m512i number = _mm512_cvtps_epi32(_mm512_mul_ps(loaded(from + r * deep + i), factor));
                number = _mm512_add_epi32(number, _mm512_set1_epi32(128));
                _mm_storeu_si128(reinterpret_cast<__m128i *>(queries + r * deep + i),
                                 _mm512_cvtepi32_epi8(number));
            }
        }
    }

    void take_key(const float *key, int64_t, int8_t *panel, int64_t across, int64_t column, float scale,
                  int64_t number) {
        float largest = farthest_of(key, deep);
        key_steps[number] = largest / STEPS * scale;
        __m512 factor = _mm512_set1_ps(largest > SILENT ? STEPS / largest : 0);
        __m512i sum = _mm512_setzero_si512();
        for (int64_t i = 0; i < deep; i += LANES) {
            __m512i numbers = _mm512_cvtps_epi32(_mm512_mul_ps(loaded(key + i), factor));
            sum = _mm512_add_epi32(sum, numbers);
            int32_t fours[4];
            _mm_storeu_si128(reinterpret_cast<__m128i *>(fours), _mm512_cvtepi32_epi8(numbers));
            for (int64_t j = 0; j < 4; j++)
                std::memcpy(panel + ((i / 4 + j) * across + column) * 4, fours + j, 4);
        }
        surplus[number] = 128 * _mm512_reduce_add_epi32(sum);
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        int64_t across = evenly(width / LANES) * LANES;
        for (int64_t c = 0; c < width; c += LANES) {
            __mmask16 which = before(channels, c);
            __m512 largest = _mm512_setzero_ps();
            for (int64_t m = 0; m < count; m++)
                largest = _mm512_max_ps(largest, _mm512_abs_ps(loaded(from + m * step + c, which)));
            stored(value_steps + c, _mm512_mul_ps(largest, _mm512_set1_ps(1 / STEPS)));
            __mmask16 any = _mm512_cmp_ps_mask(largest, _mm512_set1_ps(SILENT), _CMP_GT_OQ);
            __m512 factor = _mm512_maskz_div_ps(any, _mm512_set1_ps(STEPS), largest);
            int8_t *panel = values + c / across * across * columns;
            for (int64_t m = 0; m < columns; m += 4) {
                __m512i four = _mm512_setzero_si512();
                for (int64_t j = 3; j >= 0; j--) {
                    __m512 x = m + j < count ? loaded(from + (m + j) * step + c, which) : _mm512_setzero_ps();
                    __m512i number = _mm512_and_si512(_mm512_cvtps_epi32(_mm512_mul_ps(x, factor)),
                                                      _mm512_set1_epi32(255));
                    four = _mm512_or_si512(_mm512_slli_epi32(four, 8), number);
                }
                _mm512_store_si512(panel + (m * across) + c % across * 4, four);
            }
        }
    }

    auto reading(int64_t row, float) const {
        const __m512 step = _mm512_set1_ps(query_steps[row]);
        return [=, steps = key_steps, more = surplus](const float *x, int64_t i) {
            __m512i sum = _mm512_sub_epi32(_mm512_load_si512(x), _mm512_load_si512(more + i));
            return _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_mul_ps(step, _mm512_load_ps(steps + i)));
        };
    }

    float weigh(int64_t row, float largest) {
        const float *x = logits + row * columns;
        __m512i sum = _mm512_setzero_si512();
        __m512 base = _mm512_set1_ps(LOG2_E), shift = _mm512_set1_ps(largest * LOG2_E - LOG2_WEIGHTS);
        for (int64_t i = 0; i < columns; i += LANES) {
            __m512 power = _mm512_fmsub_ps(_mm512_load_ps(x + i), base, shift);
            __m512i weight = _mm512_cvtps_epi32(rough_power_of_two(power));
            _mm_store_si128(reinterpret_cast<__m128i *>(weights + row * columns + i),
                            _mm512_cvtusepi32_epi8(weight));
            sum = _mm512_add_epi32(sum, weight);
        }
        return static_cast<float>(_mm512_reduce_add_epi32(sum));
    }

    __m512 sum_of(const int32_t *sums, int64_t column) const {
        return _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(sums)), loaded(value_steps + column));
    }
};

} // namespace

} // namespace trapline
