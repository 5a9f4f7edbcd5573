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

constexpr float LEVELS = 255;

// Sixteen rows at most, `step` apart and with zeros behind them up to a whole vector, become bytes, which
// mean (byte - offset) * step.
void to_bytes(const float *rows, int64_t count, int64_t step, int64_t width, uint8_t *to, int64_t to_step,
              float *steps, float *offsets) {
    __m512 least[LANES] = {}, largest[LANES] = {};
    for (int64_t r = 0; r < count; r++)
        for (int64_t i = 0; i < width; i += LANES) {
            __m512 x = loaded(rows + r * step + i);
            least[r] = _mm512_min_ps(least[r], x);
            largest[r] = _mm512_max_ps(largest[r], x);
        }
    __m512 low = of_each(least, [](__m512 a, __m512 b) { return _mm512_min_ps(a, b); });
    __m512 high = of_each(largest, [](__m512 a, __m512 b) { return _mm512_max_ps(a, b); });
    __m512 range = _mm512_sub_ps(high, low), levels = _mm512_set1_ps(LEVELS);
    __mmask16 any = _mm512_cmp_ps_mask(range, _mm512_set1_ps(1e-30f), _CMP_GT_OQ);
    __m512 factors = _mm512_maskz_div_ps(any, levels, range);
    __m512 zeros = _mm512_roundscale_ps(_mm512_mul_ps(_mm512_sub_ps(_mm512_setzero_ps(), low), factors), 0);
    alignas(64) float factor[LANES], zero[LANES];
    _mm512_store_ps(factor, factors);
    _mm512_store_ps(zero, zeros);
    stored(steps, _mm512_div_ps(range, levels), before(count, 0));
    stored(offsets, zeros, before(count, 0));
    for (int64_t r = 0; r < count; r++) {
        const __m512 by = _mm512_set1_ps(factor[r]), more = _mm512_set1_ps(zero[r]);
        for (int64_t i = 0; i < width; i += LANES) {
            __m512i number = _mm512_cvtps_epi32(_mm512_fmadd_ps(loaded(rows + r * step + i), by, more));
            number = _mm512_max_epi32(number, _mm512_setzero_si512());
            _mm_mask_storeu_epi8(to + r * to_step + i, before(width, i), _mm512_cvtusepi32_epi8(number));
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
