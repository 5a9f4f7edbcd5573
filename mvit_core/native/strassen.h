// Layers in floats by Strassen's algorithm, one level deep: seven products of half the tokens, inputs and
// outputs instead of eight (Strassen 1969, "Gaussian elimination is not optimal"), in Winograd's form, which
// has fifteen sums. Four of them are of weights and made beforehand.
//
// Tokens at even places are one half, those at odd ones the other, so that which two are taken together does
// not depend on how many make a unit.

#pragma once

#include <type_traits>

#include "products.h"

namespace trapline {

namespace {

class Strassen {
    static constexpr int64_t ACROSS = PANEL * LANES;
    static constexpr int64_t LEFTS = 4; // sums of halves of what the layer is given

  public:
    static constexpr int64_t PRODUCTS = 7;

    static int64_t bytes(int64_t most, int64_t inputs) { // of 0: it is not wanted
        return inputs ? sizeof(float) * most / 2 * (LEFTS * inputs / 2 + 6 * ACROSS) + 7 * 64 : 0;
    }

    // For so many tokens, a multiple of BLOCK, and inputs at most.
    Strassen(int64_t most, int64_t inputs, Arena &arena) : most_(most / 2) {
        if (!inputs) return;
        auto zeros = [&](int64_t count) {
            float *made = arena.cut<float>(count);
            std::memset(made, 0, count * sizeof *made);
            return made;
        };
        lefts_ = zeros(LEFTS * most_ * inputs / 2);
        for (float **each : {&once_, &twice_, &made_[0][0], &made_[0][1], &made_[1][0], &made_[1][1]})
            *each = zeros(most_ * ACROSS);
    }

    // Some tokens, `step` apart, which stay where they are; an odd one gets a partner of zeros behind it.
    void take(float *tokens, int64_t step, int64_t count, int64_t inputs) {
        if (count % 2) std::memset(tokens + count * step, 0, inputs * sizeof *tokens);
        tokens_ = tokens, step_ = step, pairs_ = (count + 1) / 2, depth_ = inputs / 2;
        for (int64_t pair = 0; pair < pairs_; pair++)
            for (int64_t i = 0; i < depth_; i += LANES) {
                Lanes which = before(depth_, i);
                const float *even = tokens + 2 * pair * step + i, *odd = even + step;
                Vector first = loaded(even, which), odd_first = loaded(odd, which);
                Vector sum = add(odd_first, loaded(odd + depth_, which)), rest = sub(sum, first);
                stored(left(0, pair) + i, sum, which);
                stored(left(1, pair) + i, rest, which);
                stored(left(2, pair) + i, sub(first, odd_first), which);
                stored(left(3, pair) + i, sub(loaded(even + depth_, which), rest), which);
            }
    }

    // Times a panel of outputs of the first half and the same of the second one; `made` has what comes out.
    void multiply(int64_t vectors, const float *right) {
        auto times = [&](auto added, const float *rows, int64_t step, const float *before, float *to) {
            deep_product_from<Floats, decltype(added)::value>(vectors, pairs_, rows, step, right, depth_,
                                                              before, to, ACROSS);
            right += depth_ * vectors * LANES;
        };
        constexpr std::false_type fresh;
        constexpr std::true_type added;
        const int64_t apart = 2 * step_;
        times(fresh, tokens_, apart, nullptr, once_);
        times(added, tokens_ + depth_, apart, once_, made_[0][0]);
        times(added, left(1, 0), depth_, once_, once_);
        times(added, left(2, 0), depth_, once_, twice_);
        times(added, tokens_ + step_ + depth_, apart, twice_, made_[1][0]);
        times(fresh, left(0, 0), depth_, nullptr, made_[1][1]);
        for (int64_t i = 0; i < pairs_ * ACROSS; i += LANES) {
            Vector product = loaded(made_[1][1] + i);
            stored(once_ + i, add(loaded(once_ + i), product));
            stored(made_[1][1] + i, add(loaded(twice_ + i), product));
        }
        times(added, left(3, 0), depth_, once_, made_[0][1]);
    }

    // The panel's sums of a token for outputs of the first or of the second half.
    const float *made(int64_t token, int64_t half) const {
        return made_[token % 2][half] + token / 2 * ACROSS;
    }

    // Weights of sixteen outputs and one input of each half as the right sides of all products: of the first
    // inputs and the first outputs, the second and the first, the first and the second, both second.
    static void sum_up(Vector first, Vector second, Vector other_first, Vector other_second, Vector *to) {
        Vector across = sub(other_first, first), rest = sub(other_second, across);
        for (Vector each :
             {first, second, rest, sub(other_second, other_first), sub(second, rest), across, other_second})
            *to++ = each;
    }

  private:
    float *left(int64_t which, int64_t pair) { return lefts_ + (which * most_ + pair) * depth_; }

    const int64_t most_;                                          // pairs of tokens
    float *lefts_ = nullptr, *once_ = nullptr, *twice_ = nullptr; // the latter wait for what is added to them
    float *made_[2][2] = {};                                      // of even and odd tokens
    const float *tokens_ = nullptr;
    int64_t step_ = 0, pairs_ = 0, depth_ = 0;
};

// Weights into panels for it, of an even number of inputs and whole vectors of outputs in each half: for each
// panel of the first half the right sides of all products. `take` loads some inputs, sixteen at most, of
// sixteen outputs: a vector for each input.
template <class Take> void pack_for_strassen(int64_t inputs, int64_t outputs, float *panels, Take take) {
    const int64_t depth = inputs / 2, half = outputs / 2;
    for (int64_t output = 0; output < half; output += LANES) {
        Panel panel = panel_of(output, half);
        float *to = panels + panel.first * Strassen::PRODUCTS * depth + output - panel.first;
        for (int64_t i = 0; i < depth; i += LANES) {
            Vector quarters[4][LANES], made[Strassen::PRODUCTS];
            const int64_t some = std::min(LANES, depth - i);
            for (int64_t q = 0; q < 4; q++) take(q / 2 * half + output, q % 2 * depth + i, some, quarters[q]);
            for (int64_t j = 0; j < some; j++) {
                Strassen::sum_up(quarters[0][j], quarters[1][j], quarters[2][j], quarters[3][j], made);
                for (int64_t p = 0; p < Strassen::PRODUCTS; p++)
                    stored(to + (p * depth + i + j) * panel.across, made[p]);
            }
        }
    }
}

// Of weights (outputs, inputs).
void pack_strassen(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    pack_for_strassen(inputs, outputs, panels, [=](int64_t output, int64_t input, int64_t some, Vector *to) {
        for (int64_t o = 0; o < LANES; o++) {
            const float *there = weights + (output + o) * inputs + input;
            ask_for(there + LANES);
            to[o] = loaded(there, before(some, 0));
        }
        turn(to);
    });
}

// Of turned weights (inputs, outputs).
void pack_strassen_turned(const float *weights, int64_t inputs, int64_t outputs, float *panels) {
    pack_for_strassen(inputs, outputs, panels, [=](int64_t output, int64_t input, int64_t some, Vector *to) {
        for (int64_t j = 0; j < some; j++) to[j] = loaded(weights + (input + j) * outputs + output);
    });
}

} // namespace

} // namespace trapline
