// Sixteen numbers at a time: what all kernels compute with.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

#ifdef __AVX512F__
#include "avx512.h"
#else
#include "avx2.h"
#endif

#include "calls.h"

namespace trapline {

constexpr int64_t LANES = 16;

inline int64_t whole_vectors(int64_t count) { return (count + LANES - 1) / LANES; }

inline int64_t padded(int64_t count) { return whole_vectors(count) * LANES; }

enum Numbers : int32_t { FLOATS, BFLOATS, BYTES }; // in this order in Python, too

struct bfloat16 {
    uint16_t bits;
};

inline Vector loaded(const bfloat16 *from, Lanes which = 0xffff) {
    return loaded_halves(reinterpret_cast<const uint16_t *>(from), which);
}

inline void stored(bfloat16 *to, Vector x, Lanes which = 0xffff) { // to the nearest, ties to even
    Integers bits = bits_of(x), odd = common(shifted_down(bits, 16), every_integer(1));
    bits = add(bits, add(odd, every_integer(0x7fff)));
    stored_halves(reinterpret_cast<uint16_t *>(to), shifted_down(bits, 16), which);
}

#if defined(__AVX512F__) && !defined(TRAPLINE_BFLOAT16_BY_HAND)

// Each sum and two products of bfloat16, by an instruction that the processor has to have (AVX-512 BF16).
inline Vector add_half_products(Vector sum, Integers left, Integers right) {
    asm("vdpbf16ps %2, %1, %0" : "+v"(sum) : "v"(left), "v"(right));
    return sum;
}

inline void stored_rounded(bfloat16 *to, Vector x) {
    __m256i made;
    asm("vcvtneps2bf16 %1, %0" : "=v"(made) : "v"(x));
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), made);
}

#else

inline Vector add_half_products(Vector sum, Integers left, Integers right) {
    const Integers high = every_integer(static_cast<int32_t>(0xffff0000));
    auto first = [](Integers x) { return floats_of_bits(shifted_up(x, 16)); };
    auto second = [=](Integers x) { return floats_of_bits(common(x, high)); };
    return fma(first(left), first(right), fma(second(left), second(right), sum));
}

inline void stored_rounded(bfloat16 *to, Vector x) { stored(to, x); }

#endif

inline void stored_rounded(float *to, Vector x) { stored(to, x); }

// The lanes of the vector at `at` that lie before `end`.
inline Lanes before(int64_t end, int64_t at) {
    return end - at >= LANES ? 0xffff : static_cast<Lanes>((1u << (end - at)) - 1);
}

// `count` numbers as floats, and zeros behind them up to a whole vector.
template <class T> inline void widen(const T *from, int64_t count, float *to) {
    for (int64_t i = 0; i < count; i += LANES) stored(to + i, loaded(from + i, before(count, i)));
}

// What will be read soon is fetched; where there is no such memory, nothing happens.
inline void ask_for(const void *from, int64_t bytes = 1) {
    for (int64_t i = 0; i < bytes; i += 64) _mm_prefetch(static_cast<const char *>(from) + i, _MM_HINT_T0);
}

// What will be read a little later is fetched into the second-level cache.
inline void ask_for_later(const void *from) { _mm_prefetch(static_cast<const char *>(from), _MM_HINT_T1); }

constexpr float LOG2_E = 1.44269504f;

// e^x to 2e-7 of itself, e^-80 from there down, which times what is usual is no denormal number yet: 2^n
// times a polynomial of the rest (Cephes' coefficients).
inline Vector exponential(Vector x) {
    x = max(every(-80.0f), x); // in this order what is no number stays none
    Vector n = nearest(mul(x, every(LOG2_E)));
    Vector f = fnma(n, every(0.693359375f), x);
    f = fma(n, every(2.12194440e-4f), f);
    Vector p = every(1.9875691500e-4f);
    for (float next :
         {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f})
        p = fma(p, f, every(next));
    p = add(fma(mul(p, f), f, f), every(1.0f));
    return times_power_of_two(p, n);
}

// 2^x to 1e-4 of itself, 0 from -126 down: enough for what becomes a byte or bfloat16.
inline Vector rough_power_of_two(Vector x) {
    x = max(x, every(-126.0f));
    Vector n = nearest(x), f = sub(x, n);
    Vector p = every(5.58263e-2f);
    for (float next : {2.40154e-1f, 6.931472e-1f, 1.0f}) p = fma(p, f, every(next));
    return times_power_of_two(p, n);
}

// Sixteen rows of sixteen numbers become columns: of four rounds each doubles what lies side by side.
inline void turn(Vector *rows) {
    for (int round = 0; round < 4; round++) {
        Vector turned[LANES];
        for (int r = 0; r < LANES / 2; r++) {
            Both pair = by_turns(rows[r], rows[r + LANES / 2]);
            turned[2 * r] = pair.first;
            turned[2 * r + 1] = pair.second;
        }
        std::copy(turned, turned + LANES, rows);
    }
}

inline Vector sums_of_each(const Vector *x) {
    return of_each(x, [](auto a, auto b) { return add(a, b); });
}

} // namespace trapline
