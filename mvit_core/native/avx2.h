// Sixteen numbers in two registers of AVX2, and what is done with them. `avx512.h` has the same in one.

#pragma once

#include <cstdint>
#include <cstring>
#include <immintrin.h>

namespace trapline {

struct Vector { // sixteen floats
    __m256 low, high;
};

struct Integers { // sixteen of 32 bits, or 64 bytes
    __m256i low, high;
};

using Lanes = uint16_t; // some of the sixteen, a bit for each
using Few = uint8_t;    // some of eight

constexpr int64_t PANEL = 1;   // vectors of columns in a panel of a product
constexpr int ROWS_OF_ONE = 6; // rows of a tile, whose sums fill twelve of sixteen registers
constexpr int SUMS = 6;        // vectors that a tile's sums fill

#if defined(__AVXVNNI__)
constexpr int MOST = 255; // what the largest number of a token becomes in bytes
#else
constexpr int MOST = 127; // or 128 by rounding: two products with 127 then add up in sixteen bits
#endif

// What `act` makes of both halves.
template <class Do> inline Vector halves(Vector a, Do act) { return {act(a.low), act(a.high)}; }
template <class Do> inline Vector halves(Vector a, Vector b, Do act) {
    return {act(a.low, b.low), act(a.high, b.high)};
}
template <class Do> inline Integers halves(Integers a, Integers b, Do act) {
    return {act(a.low, b.low), act(a.high, b.high)};
}

// Ones in the lanes wanted.
inline __m256i mask_of(Few which) {
    const __m256i bits = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
    return _mm256_cmpeq_epi32(_mm256_and_si256(_mm256_set1_epi32(which), bits), bits);
}

inline Few low_of(Lanes which) { return static_cast<Few>(which); }
inline Few high_of(Lanes which) { return static_cast<Few>(which >> 8); }

inline __m256 eight(const float *from, Few which) { return _mm256_maskload_ps(from, mask_of(which)); }

inline __m256 widened(__m128i x) {
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(x), 16));
}

inline __m256 eight_halves(const uint16_t *from, Few which) {
    uint16_t seen[8] = {};
    for (int i = 0; i < 8; i++)
        if (which >> i & 1) seen[i] = from[i];
    return widened(_mm_loadu_si128(reinterpret_cast<const __m128i *>(seen)));
}

inline void stored_eight(float *to, __m256 x, Few which) { _mm256_maskstore_ps(to, mask_of(which), x); }

inline Vector every(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
inline Integers every_integer(int32_t x) { return {_mm256_set1_epi32(x), _mm256_set1_epi32(x)}; }

inline Vector loaded(const float *from, Lanes which = 0xffff) {
    if (which == 0xffff) return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)};
    return {eight(from, low_of(which)), eight(from + 8, high_of(which))};
}

// The same; with half as many registers it is better read anew for each product that it enters.
inline Vector held(Vector x) { return x; }

inline Vector loaded_halves(const uint16_t *from, Lanes which) {
    if (which != 0xffff) return {eight_halves(from, low_of(which)), eight_halves(from + 8, high_of(which))};
    const __m128i *x = reinterpret_cast<const __m128i *>(from);
    return {widened(_mm_loadu_si128(x)), widened(_mm_loadu_si128(x + 1))};
}

inline Integers integers_at(const void *from) {
    const __m256i *x = static_cast<const __m256i *>(from);
    return {_mm256_loadu_si256(x), _mm256_loadu_si256(x + 1)};
}

inline void stored(float *to, Vector x, Lanes which = 0xffff) {
    if (which == 0xffff) {
        _mm256_storeu_ps(to, x.low);
        _mm256_storeu_ps(to + 8, x.high);
    } else {
        stored_eight(to, x.low, low_of(which));
        stored_eight(to + 8, x.high, high_of(which));
    }
}

inline void stored_whole(void *to, Integers x) {
    _mm256_storeu_si256(static_cast<__m256i *>(to), x.low);
    _mm256_storeu_si256(static_cast<__m256i *>(to) + 1, x.high);
}

// Sixteen numbers from 0 to 65,535 side by side.
inline __m256i packed(Integers x) {
    return _mm256_permute4x64_epi64(_mm256_packus_epi32(x.low, x.high), 0xd8);
}

// Sixteen numbers as bytes side by side, each the nearest from 0 to 255.
inline __m128i packed_bytes(Integers x) {
    __m256i halves = _mm256_permute4x64_epi64(_mm256_packs_epi32(x.low, x.high), 0xd8);
    return _mm_packus_epi16(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1));
}

inline Integers common(Integers a, Integers b) {
    return halves(a, b, [](__m256i x, __m256i y) { return _mm256_and_si256(x, y); });
}

// The low sixteen bits of each.
inline void stored_halves(uint16_t *to, Integers x, Lanes which) {
    __m256i made = packed(common(x, every_integer(0xffff)));
    if (which == 0xffff) return _mm256_storeu_si256(reinterpret_cast<__m256i *>(to), made);
    uint16_t numbers[16];
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(numbers), made);
    for (int i = 0; i < 16; i++)
        if (which >> i & 1) to[i] = numbers[i];
}

// The low byte of each.
inline void stored_bytes(void *to, Integers x) {
    _mm_storeu_si128(static_cast<__m128i *>(to), packed_bytes(common(x, every_integer(255))));
}

// Each as a byte from 0 to 255, the nearest that there is.
inline void stored_levels(uint8_t *to, Integers x, Lanes which = 0xffff) {
    __m128i made = packed_bytes(x);
    if (which == 0xffff) return _mm_storeu_si128(reinterpret_cast<__m128i *>(to), made);
    uint8_t numbers[16];
    _mm_storeu_si128(reinterpret_cast<__m128i *>(numbers), made);
    for (int i = 0; i < 16; i++)
        if (which >> i & 1) to[i] = numbers[i];
}

inline __m256 add(__m256 a, __m256 b) { return _mm256_add_ps(a, b); }
inline __m256 max(__m256 a, __m256 b) { return _mm256_max_ps(a, b); }
inline __m256 min(__m256 a, __m256 b) { return _mm256_min_ps(a, b); }

inline Vector add(Vector a, Vector b) { return {add(a.low, b.low), add(a.high, b.high)}; }
inline Vector max(Vector a, Vector b) { // b where one of them is no number
    return {max(a.low, b.low), max(a.high, b.high)};
}
inline Vector min(Vector a, Vector b) { return {min(a.low, b.low), min(a.high, b.high)}; }
inline Vector sub(Vector a, Vector b) { return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)}; }
inline Vector mul(Vector a, Vector b) { return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)}; }
inline Vector div(Vector a, Vector b) { return {_mm256_div_ps(a.low, b.low), _mm256_div_ps(a.high, b.high)}; }
inline Vector fma(Vector a, Vector b, Vector c) { // a b + c
    return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
}
inline Vector fms(Vector a, Vector b, Vector c) { // a b - c
    return {_mm256_fmsub_ps(a.low, b.low, c.low), _mm256_fmsub_ps(a.high, b.high, c.high)};
}
inline Vector fnma(Vector a, Vector b, Vector c) { // c - a b
    return {_mm256_fnmadd_ps(a.low, b.low, c.low), _mm256_fnmadd_ps(a.high, b.high, c.high)};
}
inline Vector absolute(Vector x) {
    return halves(x, [](__m256 each) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), each); });
}
inline Vector root(Vector x) {
    return halves(x, [](__m256 each) { return _mm256_sqrt_ps(each); });
}
inline Vector nearest(Vector x) {
    return halves(
        x, [](__m256 each) { return _mm256_round_ps(each, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); });
}

// x 2^n, of whole n from -126 to 127.
inline Vector times_power_of_two(Vector x, Vector n) {
    return halves(x, n, [](__m256 each, __m256 power) {
        __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(power), _mm256_set1_epi32(127));
        return _mm256_mul_ps(each, _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23)));
    });
}

// Those of x, and of the others where they are not wanted.
inline Vector kept(Vector x, Lanes which, Vector others = Vector{}) {
    return {_mm256_blendv_ps(others.low, x.low, _mm256_castsi256_ps(mask_of(low_of(which)))),
            _mm256_blendv_ps(others.high, x.high, _mm256_castsi256_ps(mask_of(high_of(which))))};
}

// a / b, 0 where b is not above `least`.
inline Vector quotient(Vector a, Vector b, float least) {
    return halves(a, b, [=](__m256 x, __m256 y) {
        return _mm256_and_ps(_mm256_div_ps(x, y), _mm256_cmp_ps(y, _mm256_set1_ps(least), _CMP_GT_OQ));
    });
}

// The larger of two numbers each; what is none stays none, as in PyTorch.
inline Vector larger(Vector a, Vector b) {
    return halves(a, b, [](__m256 x, __m256 y) {
        return _mm256_blendv_ps(_mm256_max_ps(x, y), x, _mm256_cmp_ps(x, x, _CMP_UNORD_Q));
    });
}

inline Integers add(Integers a, Integers b) {
    return halves(a, b, [](__m256i x, __m256i y) { return _mm256_add_epi32(x, y); });
}
inline Integers sub(Integers a, Integers b) {
    return halves(a, b, [](__m256i x, __m256i y) { return _mm256_sub_epi32(x, y); });
}
inline Integers either(Integers a, Integers b) {
    return halves(a, b, [](__m256i x, __m256i y) { return _mm256_or_si256(x, y); });
}
inline Integers shifted_up(Integers x, int bits) {
    return {_mm256_slli_epi32(x.low, bits), _mm256_slli_epi32(x.high, bits)};
}
inline Integers shifted_down(Integers x, int bits) {
    return {_mm256_srli_epi32(x.low, bits), _mm256_srli_epi32(x.high, bits)};
}
inline Integers integers(Vector x) { return {_mm256_cvtps_epi32(x.low), _mm256_cvtps_epi32(x.high)}; }
inline Vector floats(Integers x) { return {_mm256_cvtepi32_ps(x.low), _mm256_cvtepi32_ps(x.high)}; }
inline Integers bits_of(Vector x) { return {_mm256_castps_si256(x.low), _mm256_castps_si256(x.high)}; }
inline Vector floats_of_bits(Integers x) { return {_mm256_castsi256_ps(x.low), _mm256_castsi256_ps(x.high)}; }

// Each sum and four products of bytes, those of `left` without a sign. In its own words: of the intrinsic GCC
// copies the sums to memory and back.
inline Integers add_products(Integers sum, Integers left, Integers right) {
#if defined(__AVXVNNI__)
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum.low) : "x"(left.low), "x"(right.low));
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum.high) : "x"(left.high), "x"(right.high));
    return sum;
#else
    auto products = [](__m256i a, __m256i b) {
        return _mm256_madd_epi16(_mm256_maddubs_epi16(a, b), _mm256_set1_epi16(1));
    };
    return add(sum, halves(left, right, products));
#endif
}

inline float total_of(Vector x) {
    __m256 eight = add(x.low, x.high);
    __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    four = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(four, _mm_movehdup_ps(four)));
}

inline int32_t total_of(Integers x) {
    __m256i eight = _mm256_add_epi32(x.low, x.high);
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128(eight), _mm256_extracti128_si256(eight, 1));
    four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(four, _mm_shuffle_epi32(four, 0xb1)));
}

inline float largest_of(Vector x) {
    __m256 eight = max(x.low, x.high);
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(four, _mm_movehdup_ps(four)));
}

// What `pair` makes of all lanes of each of eight vectors of eight.
template <class Pair> inline __m256 of_eight(const __m256 *x, Pair pair) {
    __m256 fours[2];
    for (int i = 0; i < 2; i++) {
        __m256d pairs[2];
        for (int j = 0; j < 2; j++) {
            __m256 a = x[4 * i + 2 * j], b = x[4 * i + 2 * j + 1];
            pairs[j] = _mm256_castps_pd(pair(_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b)));
        }
        fours[i] = pair(_mm256_castpd_ps(_mm256_unpacklo_pd(pairs[0], pairs[1])),
                        _mm256_castpd_ps(_mm256_unpackhi_pd(pairs[0], pairs[1])));
    }
    return pair(_mm256_permute2f128_ps(fours[0], fours[1], 0x20),
                _mm256_permute2f128_ps(fours[0], fours[1], 0x31));
}

// What `pair` makes of all lanes of each of sixteen vectors, two numbers at a time.
template <class Pair> inline Vector of_each(const Vector *x, Pair pair) {
    __m256 folded[16];
    for (int i = 0; i < 16; i++) folded[i] = pair(x[i].low, x[i].high);
    return {of_eight(folded, pair), of_eight(folded + 8, pair)};
}

struct Both {
    Vector first, second;
};

inline Vector eight_by_turns(__m256 a, __m256 b) {
    __m256 low = _mm256_unpacklo_ps(a, b), high = _mm256_unpackhi_ps(a, b);
    return {_mm256_permute2f128_ps(low, high, 0x20), _mm256_permute2f128_ps(low, high, 0x31)};
}

// The numbers of both by turns: the first halves', and the second halves'.
inline Both by_turns(Vector a, Vector b) {
    return {eight_by_turns(a.low, b.low), eight_by_turns(a.high, b.high)};
}

} // namespace trapline
