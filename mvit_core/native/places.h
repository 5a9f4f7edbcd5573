// Relative positions of attention.

#pragma once

#include "attention.h"

namespace trapline {

namespace {

// The relative positions of one query: its products with the tables, for each key's row, column and time.
class Places {
  public:
    static int64_t bytes(const Attention &job, int64_t deep, int64_t columns) {
        int64_t rows = 0, terms = 0;
        for (const Axis &axis : job.axes) {
            rows += axis.table ? axis.length : 0;
            terms += axis.rows ? axis.keys : 0;
        }
        return 4 * (rows * deep + padded(terms) + LANES + plane(job) + columns + 2 * SLACK) + 8 * 64;
    }

    Places(const Attention &job, Arena &arena, int64_t deep, int64_t columns)
        : job_(job), deep_(deep), columns_(columns) {
        for (int a = 0; a < 3; a++) {
            const Axis &axis = job.axes[a];
            starts_[a] = given_;
            given_ += axis.rows ? axis.keys : 0;
            if (axis.table) take_table(a, arena.cut<float>(axis.length * deep));
        }
        if (!given_) return;
        terms_ = arena.cut<float>(padded(given_) + LANES);
        plane_ = arena.cut<float>(plane(job) + SLACK);
        added_ = arena.cut<float>(columns + SLACK);
        std::memset(terms_, 0, 4 * (padded(given_) + LANES));
        std::memset(added_, 0, 4 * (columns + SLACK));
    }

    // `then` is given what adds its positions to sixteen logits, from a key on, of query `number` of a head;
    // heads are counted through all samples.
    template <class Then> void of_query(const float *query, int64_t head, int64_t number, Then then) {
        if (!given_ || number < job_.without_place) return then([](int64_t, Vector x) { return x; });
        int64_t place = number - job_.without_place;
        if (job_.terms)
            std::memcpy(terms_, job_.terms + term_of(head, place), given_ * 4);
        else if (deep_ == 6 * LANES)
            multiply<6>(query, place);
        else
            multiply<0>(query, place);
        spread();
        then([added = added_](int64_t i, Vector x) { return add(x, loaded(added + i)); });
    }

    // The same added to all of its logits.
    void add_to(const float *query, int64_t head, int64_t number, float *logits) {
        of_query(query, head, number, [&](auto added) {
            for (int64_t i = 0; i < columns_; i += LANES) stored(logits + i, added(i, loaded(logits + i)));
        });
    }

    // The terms' gradients from those of a query's logits.
    void sum_up(const float *gradients, int64_t head, int64_t number, float *all) const {
        if (!given_ || number < job_.without_place) return;
        const Axis *axes = job_.axes;
        float *sums[3], *to = all + term_of(head, number - job_.without_place);
        std::memset(to, 0, given_ * 4);
        for (int a = 0; a < 3; a++) {
            sums[a] = axes[a].rows ? to : nullptr;
            to += axes[a].rows ? axes[a].keys : 0;
        }
        const float *one = gradients + job_.without_place;
        for (int64_t t = 0; t < axes[0].keys; t++)
            for (int64_t y = 0; y < axes[1].keys; y++) {
                float sum = 0;
                for (int64_t x = 0; x < axes[2].keys; x++, one++) {
                    sum += *one;
                    if (sums[2]) sums[2][x] += *one;
                }
                if (sums[0]) sums[0][t] += sum;
                if (sums[1]) sums[1][y] += sum;
            }
    }

  private:
    static constexpr int64_t SLACK = LANES; // that whole vectors write beyond the last number

    static int64_t plane(const Attention &job) { return job.axes[1].keys * job.axes[2].keys; }

    void take_table(int a, float *to) {
        const Axis &axis = job_.axes[a];
        tables_[a] = to;
        for (int64_t row = 0; row < axis.length; row++)
            widen(axis.table + row * job_.depth, job_.depth, to + row * deep_);
    }

    // The terms of each key: of its row and its column, the same at all times, and of its time. Vectors reach
    // beyond a row's or a time's end; the next one comes after them.
    void spread() const {
        const Axis *axes = job_.axes;
        const int64_t height = axes[1].keys, width = axes[2].keys;
        auto term = [&](int a, int64_t key) { return axes[a].rows ? terms_[starts_[a] + key] : 0; };
        for (int64_t y = 0; y < height; y++) {
            const Vector of_row = every(term(1, y));
            for (int64_t x = 0; x < width; x += LANES)
                stored(plane_ + y * width + x,
                       axes[2].rows ? add(of_row, loaded(terms_ + starts_[2] + x)) : of_row);
        }
        float *to = added_ + job_.without_place;
        for (int64_t t = 0; t < axes[0].keys; t++, to += height * width) {
            const Vector of_time = every(term(0, t));
            for (int64_t i = 0; i < height * width; i += LANES)
                stored(to + i, add(of_time, loaded(plane_ + i)));
        }
    }

    // The query times its rows of the tables, sixteen at a time; VECTORS of it stay in registers, 0: none.
    template <int VECTORS> void multiply(const float *query, int64_t place) {
        const Axis *axes = job_.axes;
        const int64_t at[3] = {place / axes[2].queries / axes[1].queries,
                               place / axes[2].queries % axes[1].queries, place % axes[2].queries};
        Vector kept[VECTORS + 1];
        for (int i = 0; i < VECTORS; i++) kept[i] = loaded(query + i * LANES);
        int64_t count = 0;
        for (int a = 0; a < 3; a++) {
            if (!axes[a].rows) continue;
            const int32_t *rows = axes[a].rows + at[a] * axes[a].keys;
            for (int64_t j = 0; j < axes[a].keys; j++) {
                const float *table = tables_[a] + rows[j] * deep_;
                Vector sum = Vector{};
                for (int i = 0; i < VECTORS; i++) sum = fma(kept[i], loaded(table + i * LANES), sum);
                for (int64_t i = 0; VECTORS == 0 && i < deep_; i += LANES)
                    sum = fma(loaded(query + i), loaded(table + i), sum);
                sums_[count++ % LANES] = sum;
                if (count % LANES == 0) stored(terms_ + count - LANES, sums_of_each(sums_));
            }
        }
        if (count % LANES) stored(terms_ + count / LANES * LANES, sums_of_each(sums_));
    }

    int64_t term_of(int64_t head, int64_t place) const {
        return (head * (job_.queries - job_.without_place) + place) * given_;
    }

    const Attention &job_;
    int64_t deep_, columns_;
    int64_t given_ = 0; // terms of a query
    int64_t starts_[3];
    float *tables_[3] = {}, *terms_ = nullptr, *plane_ = nullptr, *added_ = nullptr;
    Vector sums_[LANES] = {};
};

} // namespace

} // namespace trapline
