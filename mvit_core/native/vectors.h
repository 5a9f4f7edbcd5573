// Sixteen numbers at a time: what both attention and the layers compute with (AVX-512 with VNNI).

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <immintrin.h>
#include <initializer_list>

namespace trapline {

constexpr int64_t LANES = 16;

inline int64_t whole_vectors(int64_t count) { return (count + LANES - 1) / LANES; }

inline int64_t padded(int64_t count) { return whole_vectors(count) * LANES; }

// What a kernel gives back. The caller says how large its job is: another size than ours is another
// version's.
enum Answer { DONE, NO_MEMORY, OTHER_JOB };

enum Numbers : int32_t { FLOATS, BFLOATS, BYTES }; // in this order in Python, too

struct bfloat16 {
    uint16_t bits;
};

inline float as_float(float x) { return x; }

inline float as_float(bfloat16 x) {
    uint32_t bits = static_cast<uint32_t>(x.bits) << 16;
    float made;
    std::memcpy(&made, &bits, 4);
    return made;
}

inline __m512 loaded(const float *from, __mmask16 which = 0xffff) {
    return _mm512_maskz_loadu_ps(which, from);
}

inline __m512 loaded(const bfloat16 *from, __mmask16 which = 0xffff) {
    __m512i wide = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(which, from));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}

inline void stored(float *to, __m512 x, __mmask16 which = 0xffff) { _mm512_mask_storeu_ps(to, which, x); }

inline void stored(bfloat16 *to, __m512 x, __mmask16 which = 0xffff) { // to the nearest, ties to even
    __m512i bits = _mm512_castps_si512(x);
    __m512i odd = _mm512_and_si512(_mm512_srli_epi32(bits, 16), _mm512_set1_epi32(1));
    bits = _mm512_add_epi32(bits, _mm512_add_epi32(odd, _mm512_set1_epi32(0x7fff)));
    _mm256_mask_storeu_epi16(to, which, _mm512_cvtepi32_epi16(_mm512_srli_epi32(bits, 16)));
}

// The lanes of the vector at `at` that lie before `end`.
inline __mmask16 before(int64_t end, int64_t at) {
    return end - at >= LANES ? 0xffff : static_cast<__mmask16>((1u << (end - at)) - 1);
}

// `count` numbers as floats, and zeros behind them up to a whole vector.
template <class T> inline void widen(const T *from, int64_t count, float *to) {
    for (int64_t i = 0; i < count; i += LANES) stored(to + i, loaded(from + i, before(count, i)));
}

constexpr float LOG2_E = 1.44269504f;

// e^x to 2e-7 of itself, 0 from -87 down: 2^n times a polynomial of the rest (Cephes' coefficients).
inline __m512 exponential(__m512 x) {
    x = _mm512_max_ps(_mm512_set1_ps(-87.0f), x); // in this order what is no number stays none
    __m512 n = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(LOG2_E)), 0);
    __m512 f = _mm512_fnmadd_ps(n, _mm512_set1_ps(0.693359375f), x);
    f = _mm512_fmadd_ps(n, _mm512_set1_ps(2.12194440e-4f), f);
    __m512 p = _mm512_set1_ps(1.9875691500e-4f);
    for (float next :
         {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f})
        p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(next));
    p = _mm512_add_ps(_mm512_fmadd_ps(_mm512_mul_ps(p, f), f, f), _mm512_set1_ps(1.0f));
    return _mm512_scalef_ps(p, n);
}

// 2^x to 1e-4 of itself, 0 from -126 down: enough for what becomes a byte or bfloat16.
inline __m512 rough_power_of_two(__m512 x) {
    x = _mm512_max_ps(x, _mm512_set1_ps(-126.0f));
    __m512 n = _mm512_roundscale_ps(x, 0), f = _mm512_sub_ps(x, n);
    __m512 p = _mm512_set1_ps(5.58263e-2f);
    for (float next : {2.40154e-1f, 6.931472e-1f, 1.0f}) p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(next));
    return _mm512_scalef_ps(p, n);
}

// What `both` makes of all lanes of each of sixteen vectors, two numbers at a time.
template <class Both> inline __m512 of_each(const __m512 *x, Both both) {
    __m512 fours[4], eights[2];
    for (int i = 0; i < 4; i++) {
        const __m512 *four = x + 4 * i;
        __m512d pairs[2];
        for (int j = 0; j < 2; j++) {
            __m512 a = four[2 * j], b = four[2 * j + 1];
            pairs[j] = _mm512_castps_pd(both(_mm512_unpacklo_ps(a, b), _mm512_unpackhi_ps(a, b)));
        }
        fours[i] = both(_mm512_castpd_ps(_mm512_unpacklo_pd(pairs[0], pairs[1])),
                        _mm512_castpd_ps(_mm512_unpackhi_pd(pairs[0], pairs[1])));
    }
    for (int i = 0; i < 2; i++)
        eights[i] = both(_mm512_shuffle_f32x4(fours[2 * i], fours[2 * i + 1], 0x88),
                         _mm512_shuffle_f32x4(fours[2 * i], fours[2 * i + 1], 0xdd));
    return both(_mm512_shuffle_f32x4(eights[0], eights[1], 0x88),
                _mm512_shuffle_f32x4(eights[0], eights[1], 0xdd));
}

inline __m512 sums_of_each(const __m512 *x) {
    return of_each(x, [](__m512 a, __m512 b) { return _mm512_add_ps(a, b); });
}

// One piece of memory, cut into aligned arrays.
class Arena {
  public:
    explicit Arena(int64_t bytes)
        : memory_(static_cast<char *>(std::aligned_alloc(64, (bytes + 63) / 64 * 64))) {}
    ~Arena() { std::free(memory_); }
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    bool is_there() const { return memory_ != nullptr; }

    template <class T> T *cut(int64_t count) {
        T *made = reinterpret_cast<T *>(memory_ + used_);
        used_ += (count * static_cast<int64_t>(sizeof(T)) + 63) / 64 * 64;
        return made;
    }

  private:
    char *memory_;
    int64_t used_ = 0;
};

// What every kernel does: the units of a job from `first` on and before `last`, by a worker with memory of
// its own.
template <class Worker, class Job> int run(const Job *job, int64_t size, int64_t first, int64_t last) {
    if (size != sizeof *job) return OTHER_JOB;
    Arena arena(Worker::bytes(*job));
    if (!arena.is_there()) return NO_MEMORY;
    Worker worker(*job, arena);
    for (int64_t unit = first; unit < last; unit++) worker.take(unit);
    return DONE;
}

} // namespace trapline
