// What attention is asked for, and what its way there and its way back share.

#pragma once

#include "products.h"

namespace trapline {

// Positions along one axis: `rows[query * keys + key]` says which row of `table` belongs to a distance.
struct Axis {
    const float *table;  // (length, depth); null: the terms are given, or the axis has none
    const int32_t *rows; // null: the axis has no positions
    int64_t queries, keys, length;
};

// Strides are in numbers: of a sample, a head and a token. `out` is (batch, queries, heads, width).
struct Attention {
    const void *q, *k, *v;
    const float *terms; // null, or (batch, heads, queries with a place, terms): each query's products with
                        // the tables, axis after axis
    void *out;
    float *log_sums; // null, or (batch, heads, queries): of each query's exponentials, for the way back
    int64_t q_strides[3], k_strides[3], v_strides[3];
    int64_t batch, heads, queries, keys, depth, width;
    int64_t added_from;    // the first query that is added to its own result; not before `queries`: none is
    int64_t without_place; // queries and keys in front (class tokens) that no position belongs to
    Axis axes[3];          // time, height, width
    float scale;
};

namespace {

template <class T> const T *head_of(const void *x, const int64_t *strides, int64_t sample, int64_t head) {
    return static_cast<const T *>(x) + sample * strides[0] + head * strides[1];
}

} // namespace

} // namespace trapline
