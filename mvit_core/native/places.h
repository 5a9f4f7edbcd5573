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
        return 4 * (rows * deep + padded(terms) + FEW + 3 * columns) + 2 * whole_vectors(columns) + 8 * 64;
    }

    Places(const Attention &job, Arena &arena, int64_t deep, int64_t columns)
        : job_(job), deep_(deep), columns_(columns) {
        for (int a = 0; a < 3; a++) {
            const Axis &axis = job.axes[a];
            starts_[a] = given_;
            given_ += axis.rows ? axis.keys : 0;
            are_few_ = are_few_ && axis.keys <= FEW;
            if (axis.table) take_table(a, arena.cut<float>(axis.length * deep));
        }
        if (!given_) return;
        terms_ = arena.cut<float>(padded(given_) + FEW);
        have_place_ = arena.cut<__mmask16>(whole_vectors(columns));
        for (int a = 0; a < 3; a++) places_[a] = arena.cut<int32_t>(columns);
        for (int64_t i = 0; i < columns; i++) take_key(i);
    }

    // `then` is given what adds its positions to sixteen logits, from a key on, of query `number` of a head;
    // heads are counted through all samples.
    template <class Then> void of_query(const float *query, int64_t head, int64_t number, Then then) {
        if (!given_ || number < job_.without_place) return then([](int64_t, __m512 x) { return x; });
        int64_t place = number - job_.without_place;
        if (job_.terms)
            std::memcpy(terms_, job_.terms + term_of(head, place), given_ * 4);
        else if (deep_ == 6 * LANES)
            multiply<6>(query, place);
        else
            multiply<0>(query, place);
        are_few_ ? add_few(then) : add_many(then);
    }

    // The same added to all of its logits.
    void add(const float *query, int64_t head, int64_t number, float *logits) {
        of_query(query, head, number, [&](auto added) {
            for (int64_t i = 0; i < columns_; i += LANES)
                _mm512_store_ps(logits + i, added(i, _mm512_load_ps(logits + i)));
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
    static constexpr int64_t FEW = 2 * LANES; // terms of an axis that two registers hold

    void take_table(int a, float *to) {
        const Axis &axis = job_.axes[a];
        tables_[a] = to;
        for (int64_t row = 0; row < axis.length; row++)
            widen(axis.table + row * job_.depth, job_.depth, to + row * deep_);
    }

    // Which of each axis' terms belongs to a key.
    void take_key(int64_t number) {
        int64_t height = job_.axes[1].keys, width = job_.axes[2].keys, place = number - job_.without_place;
        bool has = place >= 0 && number < job_.keys;
        if (number % LANES == 0) have_place_[number / LANES] = 0;
        if (has) have_place_[number / LANES] |= static_cast<__mmask16>(1u << (number % LANES));
        const int64_t at[3] = {has ? place / width / height : 0, has ? place / width % height : 0,
                               has ? place % width : 0};
        for (int a = 0; a < 3; a++) places_[a][number] = static_cast<int32_t>(at[a]);
    }

    template <class Then> void add_few(Then then) const {
        __m512 low[3], high[3];
        for (int a = 0; a < 3; a++) {
            bool known = job_.axes[a].rows;
            low[a] = known ? loaded(terms_ + starts_[a]) : _mm512_setzero_ps();
            high[a] = known ? loaded(terms_ + starts_[a] + LANES) : _mm512_setzero_ps();
        }
        then([&](int64_t i, __m512 x) {
            __m512 term = _mm512_setzero_ps();
            for (int a = 0; a < 3; a++)
                term = _mm512_add_ps(
                    term, _mm512_permutex2var_ps(low[a], _mm512_load_si512(places_[a] + i), high[a]));
            return _mm512_mask_add_ps(x, have_place_[i / LANES], x, term);
        });
    }

    template <class Then> void add_many(Then then) const {
        then([&](int64_t i, __m512 x) {
            for (int a = 0; a < 3; a++) {
                if (!job_.axes[a].rows) continue;
                __m512 term = _mm512_i32gather_ps(_mm512_load_si512(places_[a] + i), terms_ + starts_[a], 4);
                x = _mm512_mask_add_ps(x, have_place_[i / LANES], x, term);
            }
            return x;
        });
    }

    // The query times its rows of the tables, sixteen at a time; VECTORS of it stay in registers, 0: none.
    template <int VECTORS> void multiply(const float *query, int64_t place) {
        const Axis *axes = job_.axes;
        const int64_t at[3] = {place / axes[2].queries / axes[1].queries,
                               place / axes[2].queries % axes[1].queries, place % axes[2].queries};
        __m512 kept[VECTORS + 1];
        for (int i = 0; i < VECTORS; i++) kept[i] = _mm512_load_ps(query + i * LANES);
        int64_t count = 0;
        for (int a = 0; a < 3; a++) {
            if (!axes[a].rows) continue;
            const int32_t *rows = axes[a].rows + at[a] * axes[a].keys;
            for (int64_t j = 0; j < axes[a].keys; j++) {
                const float *table = tables_[a] + rows[j] * deep_;
                __m512 sum = _mm512_setzero_ps();
                for (int i = 0; i < VECTORS; i++)
                    sum = _mm512_fmadd_ps(kept[i], _mm512_load_ps(table + i * LANES), sum);
                for (int64_t i = 0; VECTORS == 0 && i < deep_; i += LANES)
                    sum = _mm512_fmadd_ps(_mm512_load_ps(query + i), _mm512_load_ps(table + i), sum);
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
    bool are_few_ = true;
    float *tables_[3] = {}, *terms_ = nullptr;
    int32_t *places_[3] = {};
    __mmask16 *have_place_ = nullptr;
    __m512 sums_[LANES] = {};
};

} // namespace

} // namespace trapline
