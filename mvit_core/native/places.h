// Relative positions of attention.

#pragma once

#include "attention.h"

namespace trapline {

namespace {

// The relative positions of one query: its products with the tables, for each key's row, column and time.
class Places {
  public:
    static int64_t bytes(const Attention &job, int64_t deep) {
        int64_t rows = 1;
        for (const Axis &axis : job.axes) rows += axis.table ? axis.length : 0;
        return 4 * rows * deep + 4 * (3 * padded(longest(job)) + padded(job.axes[1].keys * job.axes[2].keys)) + 6 * 64;
    }

    Places(const Attention &job, Arena &arena, int64_t deep) : job_(job), deep_(deep) {
        for (int a = 0; a < 3; a++) {
            const Axis &axis = job.axes[a];
            terms_[a] = arena.cut<float>(longest(job));
            std::memset(terms_[a], 0, longest(job) * 4);
            if (axis.rows) given_ += axis.keys;
            if (!axis.table) continue;
            tables_[a] = arena.cut<float>(axis.length * deep);
            for (int64_t row = 0; row < axis.length; row++)
                for (int64_t i = 0; i < deep; i += LANES)
                    stored(tables_[a] + row * deep + i,
                           i < job.depth ? loaded(axis.table + row * job.depth + i, before(job.depth, i)) : _mm512_setzero_ps());
        }
        plane_ = arena.cut<float>(job.axes[1].keys * job.axes[2].keys);
    }

    // To the logits of query `number` of a head, heads being counted through all samples.
    void add(const float *query, int64_t head, int64_t number, float *logits) {
        if (!given_ || number < job_.without_place) return;
        const Axis *axes = job_.axes;
        int64_t place = number - job_.without_place;
        int64_t at[3] = {place / axes[2].queries / axes[1].queries, place / axes[2].queries % axes[1].queries,
                         place % axes[2].queries};
        const float *given = job_.terms ? job_.terms + term_of(head, place) : nullptr;
        for (int a = 0; a < 3; a++) {
            if (!axes[a].rows) continue;
            if (!given) {
                multiply(query, a, axes[a].rows + at[a] * axes[a].keys);
                continue;
            }
            std::memcpy(terms_[a], given, axes[a].keys * 4);
            given += axes[a].keys;
        }
        int64_t height = axes[1].keys, width = axes[2].keys;
        for (int64_t y = 0; y < height; y++)
            for (int64_t x = 0; x < width; x++) plane_[y * width + x] = terms_[1][y] + terms_[2][x];
        float *row = logits + job_.without_place;
        for (int64_t t = 0; t < axes[0].keys; t++, row += height * width) {
            float term = terms_[0][t];
            for (int64_t i = 0; i < height * width; i++) row[i] += plane_[i] + term;
        }
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
    int64_t term_of(int64_t head, int64_t place) const {
        return (head * (job_.queries - job_.without_place) + place) * given_;
    }

    static int64_t longest(const Attention &job) {
        int64_t most = LANES;
        for (const Axis &axis : job.axes) most = axis.keys > most ? axis.keys : most;
        return padded(most);
    }

    // The query times the rows of one axis' table, sixteen at a time.
    void multiply(const float *query, int a, const int32_t *rows) {
        int64_t keys = job_.axes[a].keys;
        for (int64_t first = 0; first < keys; first += LANES) {
            __m512 sums[LANES];
            for (int64_t j = 0; j < LANES; j++) {
                sums[j] = _mm512_setzero_ps();
                if (first + j >= keys) continue;
                const float *table = tables_[a] + rows[first + j] * deep_;
                for (int64_t i = 0; i < deep_; i += LANES)
                    sums[j] = _mm512_fmadd_ps(_mm512_load_ps(query + i), _mm512_load_ps(table + i), sums[j]);
            }
            stored(terms_[a] + first, sums_of_each(sums));
        }
    }

    const Attention &job_;
    int64_t deep_;
    int64_t given_ = 0;  // terms of a query
    float *tables_[3] = {}, *terms_[3], *plane_;
};

}  // namespace

}  // namespace trapline
