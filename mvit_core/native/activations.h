// GELU, 0.5 x (1 + erf(x / sqrt 2)), and its form with tanh, each in two precisions.

#pragma once

#include "vectors.h"

namespace trapline {

enum Activation : int32_t { NONE, GELU_BY_ERF, GELU_BY_TANH }; // in this order in Python, too

namespace {

// To 1.3e-4, enough for what becomes bytes or bfloat16: an odd polynomial, fitted to be 1 from 4 on.
inline Vector rough_gelu(Vector x, bool by_tanh) {
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

// e^(-x^2 / 2).
inline Vector bell(Vector x) { return exponential(mul(mul(x, x), every(-0.5f))); }

// erfc(|x| / sqrt 2) to 2e-7, after Abramowitz and Stegun, 7.1.26.
inline Vector beyond(Vector size, Vector bell) {
    Vector t = div(every(1), fma(size, every(0.3275911f * 0.70710678f), every(1)));
    Vector p = every(1.061405429f);
    for (float next : {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f}) p = fma(p, t, every(next));
    return mul(mul(p, t), bell);
}

// erf(x / sqrt 2) to 2e-7: x times a quotient of polynomials in its square, fitted up to where it is 1.
inline Vector within(Vector x) {
    Vector near = max(every(-5.36f), min(every(5.36f), x)), square = mul(near, near);
    Vector above = every(2.36242387e-10f), below = every(5.99157429e-5f);
    for (float next :
         {-4.52006681e-8f, 6.38071469e-6f, 3.24123655e-4f, 8.90663639e-3f, 7.00611621e-2f, 7.97884285e-1f})
        above = fma(above, square, every(next));
    for (float next : {1.78034441e-3f, 2.85789818e-2f, 2.5447318e-1f, 1.0f})
        below = fma(below, square, every(next));
    return div(mul(near, above), below);
}

// To 1e-6.
inline Vector gelu_by_erf(Vector x) {
    Vector half = mul(x, every(0.5f));
    return fma(half, within(x), half);
}

// 1 / (1 + e^(-2 u)) of u = sqrt(2 / pi) (x + 0.044715 x^3).
inline Vector share_by_tanh(Vector x) {
    Vector cubic = fma(mul(x, x), every(0.044715f), every(1));
    Vector power = min(every(80), mul(mul(x, cubic), every(-2 * 0.79788456f)));
    return div(every(1), add(every(1), exponential(power)));
}

// To 1e-6.
inline Vector gelu_by_tanh(Vector x) { return mul(x, share_by_tanh(x)); }

struct Sloped {
    Vector activated, slope;
};

// GELU and its slope: F(x) + x F'(x), F being the normal distribution's, or what stands for it by tanh.
inline Sloped sloped(Vector x, bool by_tanh) {
    if (by_tanh) {
        Vector share = share_by_tanh(x), inner = fma(mul(x, x), every(3 * 0.044715f), every(1));
        Vector steep = mul(mul(share, sub(every(1), share)), mul(x, mul(inner, every(2 * 0.79788456f))));
        return {mul(x, share), add(share, steep)};
    }
    Vector size = absolute(x), curve = bell(x), half = mul(beyond(size, curve), every(0.5f));
    Integers sign = common(bits_of(x), every_integer(static_cast<int32_t>(0x80000000)));
    Vector from_middle = floats_of_bits(either(bits_of(sub(every(0.5f), half)), sign));
    Vector share = add(every(0.5f), from_middle);
    return {fnma(size, half, max(x, Vector{})), fma(x, mul(curve, every(0.39894228f)), share)};
}

template <bool ROUGH> inline __attribute__((always_inline)) Vector activated(Vector x, int32_t activation) {
    if (activation == NONE) return x;
    if (ROUGH) return rough_gelu(x, activation == GELU_BY_TANH);
    return activation == GELU_BY_TANH ? gelu_by_tanh(x) : gelu_by_erf(x);
}

} // namespace

} // namespace trapline
