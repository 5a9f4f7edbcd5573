// Products of matrices, in floats, bfloat16 and bytes: a few rows times a few vectors of columns stay in
// registers.
//
// The right-hand matrix lies packed in panels of up to PANEL vectors of columns, one row of a panel after the
// other; of bytes four rows, of bfloat16 two lie together, which the processor multiplies and adds up at
// once.

#pragma once

#include "vectors.h"

namespace trapline {

constexpr int64_t BLOCK = 48; // rows at a time: a multiple of what every tile takes

// Rows that a tile of so many vectors takes, such that its sums stay in registers.
constexpr int rows_of(int vectors) { return vectors == 1 ? ROWS_OF_ONE : SUMS / vectors; }

struct Floats {
    using Left = float;
    using Right = float;
    using Columns = Vector;
    using Sum = Vector;
    using Result = float;
    static constexpr int64_t TOGETHER = 1;
    static constexpr int64_t DEEP = 512; // rows of a panel at a time, as many as serve the caches
    static Columns columns(const Right *from) { return loaded(from); }
    static Sum sum(const Result *from) { return loaded(from); }
    static void keep(Result *to, Sum sum) { stored(to, sum); }
    static Sum added(Sum sum, const Left *left, Columns right) { return fma(every(*left), right, sum); }
};

struct Bytes {
    using Left = uint8_t;
    using Right = int8_t;
    using Columns = Integers;
    using Sum = Integers;
    using Result = int32_t;
    static constexpr int64_t TOGETHER = 4;
    static constexpr int64_t DEEP = 512;
    static Columns columns(const Right *from) { return integers_at(from); }
    static Sum sum(const Result *from) { return integers_at(from); }
    static void keep(Result *to, Sum sum) { stored_whole(to, sum); }
    static Sum added(Sum sum, const Left *left, Columns right) {
        int32_t four;
        std::memcpy(&four, left, 4);
        return add_products(sum, every_integer(four), right);
    }
};

// Of bfloat16, by the processor's own products of pairs where it has them.
struct Halves {
    using Left = bfloat16;
    using Right = bfloat16;
    using Columns = Integers;
    using Sum = Vector;
    using Result = float;
    static constexpr int64_t TOGETHER = 2;
    static constexpr int64_t DEEP = 1024;
    static Columns columns(const Right *from) { return integers_at(from); }
    static Sum sum(const Result *from) { return loaded(from); }
    static void keep(Result *to, Sum sum) { stored(to, sum); }
    static Sum added(Sum sum, const Left *left, Columns right) {
        int32_t two;
        std::memcpy(&two, left, 4);
        return add_half_products(sum, every_integer(two), right);
    }
};

// `act` on each row and vector of a tile, without a loop: around an instruction by hand Clang else keeps one,
// and the sums in memory.
template <int ROWS, int VECTORS, class Act> inline __attribute__((always_inline)) void each_of(Act act) {
#pragma GCC unroll 24
    for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
        for (int v = 0; v < VECTORS; v++) act(r, v);
}

// One tile of the product of `depth` columns and rows, to which what lies at `before` is ADDED; `keep` is
// given row, vector and sum. TURNED: the left matrix lies transposed; else the first tiles of a panel ask for
// the panel behind it, the `nth` for its `nth` vectors.
template <class Kind, int VECTORS, bool ADDED, bool TURNED, class Keep>
inline __attribute__((always_inline)) void
tile(int64_t nth, const typename Kind::Left *left, int64_t left_step, const typename Kind::Right *right,
     int64_t depth, const typename Kind::Result *before, int64_t step, Keep keep) {
    constexpr int ROWS = rows_of(VECTORS);
    typename Kind::Sum sums[ROWS][VECTORS];
    each_of<ROWS, VECTORS>([&](int r, int v) {
        sums[r][v] = ADDED ? Kind::sum(before + r * step + v * LANES) : typename Kind::Sum{};
    });
    for (int64_t k = 0; k < depth; k += Kind::TOGETHER) {
        if (!TURNED && nth < VECTORS)
            ask_for_later(right + (depth + k) * VECTORS * LANES + nth * LANES * Kind::TOGETHER);
        typename Kind::Columns columns[VECTORS];
        each_of<1, VECTORS>([&](int, int v) {
            columns[v] = Kind::columns(right + k * VECTORS * LANES + v * LANES * Kind::TOGETHER);
        });
        each_of<ROWS, VECTORS>([&](int r, int v) {
            sums[r][v] =
                Kind::added(sums[r][v], left + (TURNED ? k * left_step + r : r * left_step + k), columns[v]);
        });
    }
    each_of<ROWS, VECTORS>([&](int r, int v) { keep(r, v, sums[r][v]); });
}

template <class Kind, int VECTORS, bool ADDED, bool TURNED, class Keep>
void tiles(int64_t rows, const typename Kind::Left *left, int64_t left_step,
           const typename Kind::Right *right, int64_t depth, const typename Kind::Result *before,
           int64_t step, Keep keep) {
    for (int64_t start = 0; start < rows; start += rows_of(VECTORS))
        tile<Kind, VECTORS, ADDED, TURNED>(
            start / rows_of(VECTORS), left + start * (TURNED ? 1 : left_step), left_step, right, depth,
            before + start * step, step,
            [=](int r, int v, typename Kind::Sum sum) { keep(start + r, v, sum); });
}

// `rows` of the left times one panel; whole tiles, so that up to 11 rows more are read and kept.
template <class Kind, bool ADDED, bool TURNED, class Keep>
void product_then(int64_t vectors, int64_t rows, const typename Kind::Left *left, int64_t left_step,
                  const typename Kind::Right *right, int64_t depth, const typename Kind::Result *before,
                  int64_t step, Keep keep) {
    if constexpr (PANEL == 1) {
        tiles<Kind, 1, ADDED, TURNED>(rows, left, left_step, right, depth, before, step, keep);
    } else {
        switch (vectors) {
        case 1: return tiles<Kind, 1, ADDED, TURNED>(rows, left, left_step, right, depth, before, step, keep);
        case 2: return tiles<Kind, 2, ADDED, TURNED>(rows, left, left_step, right, depth, before, step, keep);
        case 3: return tiles<Kind, 3, ADDED, TURNED>(rows, left, left_step, right, depth, before, step, keep);
        default:
            return tiles<Kind, 4, ADDED, TURNED>(rows, left, left_step, right, depth, before, step, keep);
        }
    }
}

// What keeps sums at `to`, `step` from row to row.
template <class Kind> auto into(typename Kind::Result *to, int64_t step) {
    return [=](int64_t r, int v, typename Kind::Sum sum) { Kind::keep(to + r * step + v * LANES, sum); };
}

// The same, put into `to` or added to what is there.
template <class Kind, bool ADDED = false, bool TURNED = false>
void product(int64_t vectors, int64_t rows, const typename Kind::Left *left, int64_t left_step,
             const typename Kind::Right *right, int64_t depth, typename Kind::Result *to, int64_t step) {
    product_then<Kind, ADDED, TURNED>(vectors, rows, left, left_step, right, depth, to, step,
                                      into<Kind>(to, step));
}

// `product_then` with a deep panel, some of its rows at a time; `sums` is where sums wait for the next.
template <class Kind, class Keep>
void deep_product_then(int64_t vectors, int64_t rows, const typename Kind::Left *left, int64_t left_step,
                       const typename Kind::Right *right, int64_t depth, typename Kind::Result *sums,
                       int64_t step, Keep keep) {
    if (depth <= Kind::DEEP)
        return product_then<Kind, false, false>(vectors, rows, left, left_step, right, depth, sums, step,
                                                keep);
    product<Kind>(vectors, rows, left, left_step, right, Kind::DEEP, sums, step);
    int64_t k = Kind::DEEP;
    for (; depth - k > Kind::DEEP; k += Kind::DEEP)
        product<Kind, true>(vectors, rows, left + k, left_step, right + k * vectors * LANES, Kind::DEEP, sums,
                            step);
    product_then<Kind, true, false>(vectors, rows, left + k, left_step, right + k * vectors * LANES,
                                    depth - k, sums, step, keep);
}

template <class Kind>
void deep_product(int64_t vectors, int64_t rows, const typename Kind::Left *left, int64_t left_step,
                  const typename Kind::Right *right, int64_t depth, typename Kind::Result *to, int64_t step) {
    deep_product_then<Kind>(vectors, rows, left, left_step, right, depth, to, step, into<Kind>(to, step));
}

// The same; what lies at `before`, `step` apart as well, is ADDED.
template <class Kind, bool ADDED>
void deep_product_from(int64_t vectors, int64_t rows, const typename Kind::Left *left, int64_t left_step,
                       const typename Kind::Right *right, int64_t depth, const typename Kind::Result *before,
                       typename Kind::Result *to, int64_t step) {
    product_then<Kind, ADDED, false>(vectors, rows, left, left_step, right, std::min(depth, Kind::DEEP),
                                     before, step, into<Kind>(to, step));
    for (int64_t k = Kind::DEEP; k < depth; k += Kind::DEEP)
        product<Kind, true>(vectors, rows, left + k, left_step, right + k * vectors * LANES,
                            std::min(depth - k, Kind::DEEP), to, step);
}

// Where the panel of a column begins, and how many columns it has, of `columns` in panels of PANEL vectors.
struct Panel {
    int64_t first, across;
};

inline Panel panel_of(int64_t column, int64_t columns) {
    int64_t first = column / (PANEL * LANES) * PANEL * LANES;
    return {first, std::min(PANEL * LANES, columns - first)};
}

// `rows` of the left, which are `depth` long, times all `columns` in panels of PANEL vectors.
template <class Kind>
void product_across(int64_t rows, const typename Kind::Left *left, int64_t left_step,
                    const typename Kind::Right *right, int64_t depth, int64_t columns,
                    typename Kind::Result *to) {
    for (int64_t first = 0; first < columns; first += PANEL * LANES)
        product<Kind>(panel_of(first, columns).across / LANES, rows, left, left_step, right + first * depth,
                      depth, to + first, columns);
}

// Vectors of columns in each panel of so many, all alike.
inline int64_t evenly(int64_t vectors) {
    for (int64_t width = PANEL; width > 1; width--)
        if (vectors % width == 0) return width;
    return 1;
}

// `rows` of the left, which are `depth` long and lie side by side, times `width` columns in even panels.
template <class Kind>
void product_along(int64_t rows, const typename Kind::Left *left, const typename Kind::Right *right,
                   int64_t depth, int64_t width, typename Kind::Result *to) {
    int64_t vectors = evenly(width / LANES);
    for (int64_t first = 0; first < width; first += vectors * LANES)
        deep_product<Kind>(vectors, rows, left, depth, right + first * depth, depth, to + first, width);
}

// `count` rows of `channels`, times `factor`, as columns of panels of `deep` rows; what is not there becomes
// zero.
inline void lay_across(const float *from, int64_t step, int64_t count, int64_t channels, int64_t deep,
                       float factor, float *to) {
    int64_t wide = padded(count);
    for (int64_t column = 0; column < wide; column += LANES) {
        Panel panel = panel_of(column, wide);
        for (int64_t i = 0; i < deep; i += LANES) {
            Vector rows[LANES] = {};
            for (int64_t r = 0; r < std::min(LANES, count - column); r++) {
                const float *there = from + (column + r) * step + i;
                ask_for(there + LANES * step);
                rows[r] = mul(loaded(there, before(channels, i)), every(factor));
            }
            turn(rows);
            for (int64_t j = 0; j < std::min(LANES, deep - i); j++)
                stored(to + panel.first * deep + (i + j) * panel.across + column - panel.first, rows[j]);
        }
    }
}

// `count` rows of `channels` as even panels of `rows` rows; what is not there becomes zero.
template <class T>
void lay_along(const T *from, int64_t step, int64_t count, int64_t channels, int64_t rows, float *to) {
    int64_t width = padded(channels), across = evenly(width / LANES) * LANES;
    for (int64_t first = 0; first < width; first += across)
        for (int64_t m = 0; m < rows; m++)
            for (int64_t c = first; c < first + across; c += LANES, to += LANES)
                stored(to, m < count ? loaded(from + m * step + c, before(channels, c)) : Vector{});
}

} // namespace trapline
