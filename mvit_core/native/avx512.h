// Sixteen numbers in one register of AVX-512, and what is done with them. `avx2.h` has the same in two.

#pragma once

#include <cstdint>
#include <cstring>
#include <immintrin.h>

namespace trapline {

using Vector = __m512;    // sixteen floats
using Integers = __m512i; // sixteen of 32 bits, or 64 bytes
using Lanes = __mmask16;  // some of the sixteen
using Few = __mmask8;     // some of eight

constexpr int64_t PANEL = 4;    // vectors of columns in a panel of a product
constexpr int ROWS_OF_ONE = 12; // rows of a tile that has one vector of columns
constexpr int SUMS = 24;        // vectors that a tile's sums fill, of 32 registers

inline Vector every(float x) { return _mm512_set1_ps(x); }
constexpr int MOST = 255; // what the largest number of a token becomes in bytes

inline Integers every_integer(int32_t x) { return _mm512_set1_epi32(x); }

// Whether all are meant, as far as the compiler knows: GCC keeps a mask that hides nothing, and such numbers
// go through a register of their own instead of straight into a product.
inline bool known_as_all(Lanes which) { return __builtin_constant_p(which) && which == 0xffff; }

inline Vector loaded(const float *from, Lanes which = 0xffff) {
    return known_as_all(which) ? _mm512_loadu_ps(from) : _mm512_maskz_loadu_ps(which, from);
}

// The same, kept in a register: GCC else reads it anew for each product that it enters.
inline Vector held(Vector x) {
    asm("" : "+v"(x));
    return x;
}

inline Vector loaded_halves(const uint16_t *from, Lanes which) {
    __m256i halves = known_as_all(which) ? _mm256_loadu_si256(reinterpret_cast<const __m256i *>(from))
                                         : _mm256_maskz_loadu_epi16(which, from);
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(halves), 16));
}

inline Integers integers_at(const void *from) { return _mm512_loadu_si512(from); }

inline void stored(float *to, Vector x, Lanes which = 0xffff) {
    known_as_all(which) ? _mm512_storeu_ps(to, x) : _mm512_mask_storeu_ps(to, which, x);
}
inline void stored_whole(void *to, Integers x) { _mm512_storeu_si512(to, x); }

// The low sixteen bits of each.
inline void stored_halves(uint16_t *to, Integers x, Lanes which) {
    __m256i halves = _mm512_cvtepi32_epi16(x);
    known_as_all(which) ? _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), halves)
                        : _mm256_mask_storeu_epi16(to, which, halves);
}

// The low byte of each.
inline void stored_bytes(void *to, Integers x) {
    _mm_storeu_si128(static_cast<__m128i *>(to), _mm512_cvtepi32_epi8(x));
}

// Each as a byte from 0 to 255, the nearest that there is.
inline void stored_levels(uint8_t *to, Integers x, Lanes which = 0xffff) {
    x = _mm512_max_epi32(x, _mm512_setzero_si512());
    _mm_mask_storeu_epi8(to, which, _mm512_cvtusepi32_epi8(x));
}

inline Vector add(Vector a, Vector b) { return _mm512_add_ps(a, b); }
inline Vector sub(Vector a, Vector b) { return _mm512_sub_ps(a, b); }
inline Vector mul(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
inline Vector div(Vector a, Vector b) { return _mm512_div_ps(a, b); }
inline Vector max(Vector a, Vector b) { return _mm512_max_ps(a, b); } // b where one of them is no number
inline Vector min(Vector a, Vector b) { return _mm512_min_ps(a, b); }
inline Vector fma(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }   // a b + c
inline Vector fms(Vector a, Vector b, Vector c) { return _mm512_fmsub_ps(a, b, c); }   // a b - c
inline Vector fnma(Vector a, Vector b, Vector c) { return _mm512_fnmadd_ps(a, b, c); } // c - a b
inline Vector absolute(Vector x) { return _mm512_abs_ps(x); }
inline Vector root(Vector x) { return _mm512_sqrt_ps(x); }
inline Vector nearest(Vector x) { return _mm512_roundscale_ps(x, 0); }

// x 2^n, of whole n.
inline Vector times_power_of_two(Vector x, Vector n) { return _mm512_scalef_ps(x, n); }

// Those of x, and of the others where they are not wanted.
inline Vector kept(Vector x, Lanes which, Vector others = Vector{}) {
    return _mm512_mask_mov_ps(others, which, x);
}

// a / b, 0 where b is not above `least`.
inline Vector quotient(Vector a, Vector b, float least) {
    return _mm512_maskz_div_ps(_mm512_cmp_ps_mask(b, every(least), _CMP_GT_OQ), a, b);
}

// The larger of two numbers each; what is none stays none, as in PyTorch.
inline Vector larger(Vector a, Vector b) {
    return _mm512_mask_mov_ps(max(a, b), _mm512_cmp_ps_mask(a, a, _CMP_UNORD_Q), a);
}

inline Integers add(Integers a, Integers b) { return _mm512_add_epi32(a, b); }
inline Integers sub(Integers a, Integers b) { return _mm512_sub_epi32(a, b); }
inline Integers common(Integers a, Integers b) { return _mm512_and_si512(a, b); }
inline Integers either(Integers a, Integers b) { return _mm512_or_si512(a, b); }
inline Integers shifted_up(Integers x, int bits) { return _mm512_slli_epi32(x, bits); }
inline Integers shifted_down(Integers x, int bits) { return _mm512_srli_epi32(x, bits); }
inline Integers integers(Vector x) { return _mm512_cvtps_epi32(x); }
inline Vector floats(Integers x) { return _mm512_cvtepi32_ps(x); }
inline Integers bits_of(Vector x) { return _mm512_castps_si512(x); }
inline Vector floats_of_bits(Integers x) { return _mm512_castsi512_ps(x); }

// Each sum and four products of bytes, those of `left` without a sign. In its own words: of the intrinsic GCC
// copies the sums to and fro.
inline Integers add_products(Integers sum, Integers left, Integers right) {
    asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(left), "v"(right));
    return sum;
}

inline float total_of(Vector x) { return _mm512_reduce_add_ps(x); }
inline int32_t total_of(Integers x) { return _mm512_reduce_add_epi32(x); }
inline float largest_of(Vector x) { return _mm512_reduce_max_ps(x); }

// What `pair` makes of all lanes of each of sixteen vectors, two numbers at a time.
template <class Pair> inline Vector of_each(const Vector *x, Pair pair) {
    Vector fours[4], eights[2];
    for (int i = 0; i < 4; i++) {
        const Vector *four = x + 4 * i;
        __m512d pairs[2];
        for (int j = 0; j < 2; j++) {
            Vector a = four[2 * j], b = four[2 * j + 1];
            pairs[j] = _mm512_castps_pd(pair(_mm512_unpacklo_ps(a, b), _mm512_unpackhi_ps(a, b)));
        }
        fours[i] = pair(_mm512_castpd_ps(_mm512_unpacklo_pd(pairs[0], pairs[1])),
                        _mm512_castpd_ps(_mm512_unpackhi_pd(pairs[0], pairs[1])));
    }
    for (int i = 0; i < 2; i++)
        eights[i] = pair(_mm512_shuffle_f32x4(fours[2 * i], fours[2 * i + 1], 0x88),
                         _mm512_shuffle_f32x4(fours[2 * i], fours[2 * i + 1], 0xdd));
    return pair(_mm512_shuffle_f32x4(eights[0], eights[1], 0x88),
                _mm512_shuffle_f32x4(eights[0], eights[1], 0xdd));
}

inline __m256 eight(const float *from, Few which) { return _mm256_maskz_loadu_ps(which, from); }

inline __m256 eight_halves(const uint16_t *from, Few which) {
    __m256i wide = _mm256_cvtepu16_epi32(_mm_maskz_loadu_epi16(which, from));
    return _mm256_castsi256_ps(_mm256_slli_epi32(wide, 16));
}

inline void stored_eight(float *to, __m256 x, Few which) { _mm256_mask_storeu_ps(to, which, x); }

struct Both {
    Vector first, second;
};

// The numbers of both by turns: the first halves', and the second halves'.
inline Both by_turns(Vector a, Vector b) {
    const Integers first = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const Integers second = _mm512_add_epi32(first, _mm512_set1_epi32(8));
    return {_mm512_permutex2var_ps(a, first, b), _mm512_permutex2var_ps(a, second, b)};
}

} // namespace trapline
