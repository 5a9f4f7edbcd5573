// A pooling of tokens over their grid.
//
// Tokens are (batch, class tokens and grid, signals, heads, depth), numbers side by side.

#pragma once

#include "norms.h"

namespace trapline {

struct Pooling {
    const void *x;
    void *out;
    float *convolved;                    // like `out`: what enters the norms, for the way back; or null
    const float *weights;                // (kernel's places, signals, depth); heads share them; or null
    const float *norm_scale, *norm_bias; // (signals, depth), or null
    int64_t batch, class_tokens, signals, heads, depth;
    int64_t from[3], to[3], kernel[3], stride[3], padding[3]; // of time, height, width
    int64_t strip;                                            // rows of the resulting grid in a unit
    float norm_eps;
    int32_t kind;

    static int64_t volume(const int64_t *sizes) { return sizes[0] * sizes[1] * sizes[2]; }
    int64_t token() const { return signals * heads * depth; } // numbers of it

    // The first token of a sample.
    template <class T> const T *tokens_from(int64_t sample) const {
        return static_cast<const T *>(x) + sample * (class_tokens + volume(from)) * token();
    }

    template <class T> T *tokens_to(int64_t sample) const {
        return static_cast<T *>(out) + sample * (class_tokens + volume(to)) * token();
    }
};

} // namespace trapline
