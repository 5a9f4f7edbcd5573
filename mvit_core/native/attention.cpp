// Attention of some queries at a time, from their logits to their weighted sums without leaving the caches.
//
// softmax(q k^T scale + relative positions) v, in floats or with both products in bytes. Logits and weights of
// BLOCK queries stay in the second-level cache. Relative positions are added to the logits as what they are, one
// number for each row, column and time of the keys; see attention.py.

#include "products.h"

namespace trapline {

// Positions along one axis: `rows[query * keys + key]` says which row of `table` belongs to a distance.
struct Axis {
    const float *table;  // (length, depth); null: the axis has none
    const int32_t *rows;
    int64_t queries, keys, length;
};

// Strides are in numbers: of a sample, a head and a token. `out` is (batch, queries, heads, width).
struct Attention {
    const void *q, *k, *v;
    void *out;
    int64_t q_strides[3], k_strides[3], v_strides[3];
    int64_t batch, heads, queries, keys, depth, width;
    int64_t without_place;  // queries and keys in front (class tokens) that no position belongs to
    Axis axes[3];           // time, height, width
    float scale;
};

namespace {

constexpr int64_t FLOATS_DEEP = 128;  // rows of a panel of values that stay in the first-level cache
constexpr int64_t BYTES_DEEP = 512;
constexpr float STEPS = 127;          // from 0 to the largest of a row, in signed bytes
constexpr float WEIGHTS = 255;        // what the largest weight of a query becomes

int64_t padded(int64_t count) { return whole_vectors(count) * LANES; }

// Vectors of columns in each panel of so many, all alike.
int64_t evenly(int64_t vectors) {
    for (int64_t width = PANEL; width > 1; width--)
        if (vectors % width == 0) return width;
    return 1;
}

// `count`, here and below, is a whole number of vectors.
float largest_of(const float *row, int64_t count) {
    __m512 top = _mm512_load_ps(row);
    for (int64_t i = LANES; i < count; i += LANES) top = _mm512_max_ps(top, _mm512_load_ps(row + i));
    return _mm512_reduce_max_ps(top);
}

float farthest_of(const float *row, int64_t count) {
    __m512 top = _mm512_setzero_ps();
    for (int64_t i = 0; i < count; i += LANES) top = _mm512_max_ps(top, _mm512_abs_ps(_mm512_load_ps(row + i)));
    return _mm512_reduce_max_ps(top);
}

// What is kept of one head: its keys and values as the products want them.
struct FloatHead {
    using Kind = Floats;
    static constexpr int64_t DEEP = FLOATS_DEEP;

    float *keys, *values, *logits, *weights;
    int64_t columns, width;

    static int64_t bytes(int64_t columns, int64_t depth, int64_t width) {
        return 4 * (columns * depth + columns * width + BLOCK * columns) + 4 * 64;
    }

    FloatHead(Arena &arena, int64_t columns, int64_t depth, int64_t width)
        : keys(arena.cut<float>(columns * depth)), values(arena.cut<float>(columns * width)),
          logits(arena.cut<float>(BLOCK * columns)), weights(logits), columns(columns), width(width) {}

    const float *left_of_keys(const float *queries) const { return queries; }
    void take_queries(const float *, int64_t, int64_t) {}

    void take_key(const float *key, int64_t depth, float *panel, int64_t across, int64_t column, float scale, int64_t) {
        for (int64_t i = 0; i < depth; i++) panel[i * across + column] = key[i] * scale;
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        int64_t across = evenly(width / LANES) * LANES, at = 0;
        for (int64_t first = 0; first < width; first += across)
            for (int64_t m = 0; m < columns; m++)
                for (int64_t c = first; c < first + across; c += LANES, at += LANES)
                    _mm512_store_ps(values + at, m < count && c < channels
                                                     ? loaded(from + m * step + c, before(channels, c))
                                                     : _mm512_setzero_ps());
    }

    void as_floats(int64_t) {}

    // Logits become weights; their sum.
    float weigh(int64_t row, float largest) {
        float *x = logits + row * columns;
        __m512 sum = _mm512_setzero_ps(), shift = _mm512_set1_ps(largest);
        for (int64_t i = 0; i < columns; i += LANES) {
            __m512 weight = exponential(_mm512_sub_ps(_mm512_load_ps(x + i), shift));
            _mm512_store_ps(x + i, weight);
            sum = _mm512_add_ps(sum, weight);
        }
        return _mm512_reduce_add_ps(sum);
    }

    __m512 sum_of(const float *sums, int64_t) const { return loaded(sums); }
};

struct ByteHead {
    using Kind = Bytes;
    static constexpr int64_t DEEP = BYTES_DEEP;

    int8_t *keys, *values;
    float *logits;
    uint8_t *weights, *queries;
    float *key_steps, *value_steps, *query_steps;
    int32_t *surplus;  // what the queries' offset of 128 adds to each logit
    int64_t columns, width, deep;

    static int64_t bytes(int64_t columns, int64_t depth, int64_t width) {
        int64_t deep = padded(depth);
        return columns * deep + columns * width + 5 * BLOCK * columns + BLOCK * deep + 4 * (2 * columns + width + BLOCK) + 9 * 64;
    }

    ByteHead(Arena &arena, int64_t columns, int64_t depth, int64_t width)
        : columns(columns), width(width), deep(padded(depth)) {
        keys = arena.cut<int8_t>(columns * deep);
        values = arena.cut<int8_t>(columns * width);
        logits = arena.cut<float>(BLOCK * columns);
        weights = arena.cut<uint8_t>(BLOCK * columns);
        queries = arena.cut<uint8_t>(BLOCK * deep);
        key_steps = arena.cut<float>(columns);
        surplus = arena.cut<int32_t>(columns);
        value_steps = arena.cut<float>(width);
        query_steps = arena.cut<float>(BLOCK);
    }

    const uint8_t *left_of_keys(const float *) const { return queries; }

    void take_queries(const float *from, int64_t rows, int64_t) {
        for (int64_t r = 0; r < rows; r++) {
            float largest = farthest_of(from + r * deep, deep);
            query_steps[r] = largest / STEPS;
            __m512 factor = _mm512_set1_ps(largest > 0 ? STEPS / largest : 0);
            for (int64_t i = 0; i < deep; i += LANES) {
                __m512i number = _mm512_cvtps_epi32(_mm512_mul_ps(loaded(from + r * deep + i), factor));
                number = _mm512_add_epi32(number, _mm512_set1_epi32(128));
                _mm_storeu_si128(reinterpret_cast<__m128i *>(queries + r * deep + i), _mm512_cvtepi32_epi8(number));
            }
        }
    }

    void take_key(const float *key, int64_t, int8_t *panel, int64_t across, int64_t column, float scale, int64_t number) {
        float largest = farthest_of(key, deep);
        key_steps[number] = largest / STEPS * scale;
        __m512 factor = _mm512_set1_ps(largest > 0 ? STEPS / largest : 0);
        __m512i sum = _mm512_setzero_si512();
        for (int64_t i = 0; i < deep; i += LANES) {
            __m512i numbers = _mm512_cvtps_epi32(_mm512_mul_ps(loaded(key + i), factor));
            sum = _mm512_add_epi32(sum, numbers);
            int32_t fours[4];
            _mm_storeu_si128(reinterpret_cast<__m128i *>(fours), _mm512_cvtepi32_epi8(numbers));
            for (int64_t j = 0; j < 4; j++) std::memcpy(panel + ((i / 4 + j) * across + column) * 4, fours + j, 4);
        }
        surplus[number] = 128 * _mm512_reduce_add_epi32(sum);
    }

    template <class T> void take_values(const T *from, int64_t step, int64_t count, int64_t channels) {
        int64_t across = evenly(width / LANES) * LANES;
        for (int64_t c = 0; c < width; c += LANES) {
            __mmask16 which = c < channels ? before(channels, c) : 0;
            __m512 largest = _mm512_setzero_ps();
            for (int64_t m = 0; m < count; m++) largest = _mm512_max_ps(largest, _mm512_abs_ps(loaded(from + m * step + c, which)));
            stored(value_steps + c, _mm512_mul_ps(largest, _mm512_set1_ps(1 / STEPS)));
            __mmask16 any = _mm512_cmp_ps_mask(largest, _mm512_setzero_ps(), _CMP_GT_OQ);
            __m512 factor = _mm512_maskz_div_ps(any, _mm512_set1_ps(STEPS), largest);
            int8_t *panel = values + c / across * across * columns;
            for (int64_t m = 0; m < columns; m += 4) {
                __m512i four = _mm512_setzero_si512();
                for (int64_t j = 3; j >= 0; j--) {
                    __m512 x = m + j < count ? loaded(from + (m + j) * step + c, which) : _mm512_setzero_ps();
                    __m512i number = _mm512_and_si512(_mm512_cvtps_epi32(_mm512_mul_ps(x, factor)), _mm512_set1_epi32(255));
                    four = _mm512_or_si512(_mm512_slli_epi32(four, 8), number);
                }
                _mm512_store_si512(panel + (m * across) + c % across * 4, four);
            }
        }
    }

    void as_floats(int64_t row) {
        float *x = logits + row * columns;
        __m512 step = _mm512_set1_ps(query_steps[row]);
        for (int64_t i = 0; i < columns; i += LANES) {
            __m512i sum = _mm512_sub_epi32(_mm512_load_si512(x + i), _mm512_load_si512(surplus + i));
            _mm512_store_ps(x + i, _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_mul_ps(step, _mm512_load_ps(key_steps + i))));
        }
    }

    float weigh(int64_t row, float largest) {
        const float *x = logits + row * columns;
        __m512i sum = _mm512_setzero_si512();
        __m512 base = _mm512_set1_ps(1.44269504f), shift = _mm512_set1_ps(largest * 1.44269504f - 7.99435344f);  // log2 255
        for (int64_t i = 0; i < columns; i += LANES) {
            __m512 power = _mm512_fmsub_ps(_mm512_load_ps(x + i), base, shift);
            __m512i weight = _mm512_cvtps_epi32(rough_power_of_two(power));
            _mm_store_si128(reinterpret_cast<__m128i *>(weights + row * columns + i), _mm512_cvtusepi32_epi8(weight));
            sum = _mm512_add_epi32(sum, weight);
        }
        return static_cast<float>(_mm512_reduce_add_epi32(sum));
    }

    __m512 sum_of(const int32_t *sums, int64_t column) const {
        return _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(sums)), loaded(value_steps + column));
    }
};

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
            std::memset(terms_[a], 0, padded(longest(job)) * 4);
            if (!axis.table) continue;
            any_ = true;
            tables_[a] = arena.cut<float>(axis.length * deep);
            for (int64_t row = 0; row < axis.length; row++)
                for (int64_t i = 0; i < deep; i += LANES)
                    stored(tables_[a] + row * deep + i,
                           i < job.depth ? loaded(axis.table + row * job.depth + i, before(job.depth, i)) : _mm512_setzero_ps());
        }
        plane_ = arena.cut<float>(job.axes[1].keys * job.axes[2].keys);
    }

    void add(const float *query, int64_t number, float *logits) {
        if (!any_ || number < job_.without_place) return;
        const Axis *axes = job_.axes;
        int64_t place = number - job_.without_place;
        int64_t at[3] = {place / axes[2].queries / axes[1].queries, place / axes[2].queries % axes[1].queries,
                         place % axes[2].queries};
        for (int a = 0; a < 3; a++)
            if (axes[a].table) multiply(query, a, axes[a].rows + at[a] * axes[a].keys);
        int64_t height = axes[1].keys, width = axes[2].keys;
        for (int64_t y = 0; y < height; y++)
            for (int64_t x = 0; x < width; x++) plane_[y * width + x] = terms_[1][y] + terms_[2][x];
        float *row = logits + job_.without_place;
        for (int64_t t = 0; t < axes[0].keys; t++, row += height * width) {
            float term = terms_[0][t];
            for (int64_t i = 0; i < height * width; i++) row[i] += plane_[i] + term;
        }
    }

  private:
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
    bool any_ = false;
    float *tables_[3] = {}, *terms_[3], *plane_;
};

template <class Head, class T> class Attending {
    using Kind = typename Head::Kind;

  public:
    static int64_t bytes(const Attention &job) {
        int64_t deep = padded(job.depth), width = padded(job.width);
        return Head::bytes(padded(job.keys), job.depth, width) + Places::bytes(job, deep) +
               4 * (BLOCK * deep + BLOCK * width + deep) + 4 * 64;
    }

    Attending(const Attention &job, Arena &arena)
        : job_(job), columns_(padded(job.keys)), deep_(padded(job.depth)), width_(padded(job.width)),
          head_(arena, columns_, job.depth, width_), places_(job, arena, deep_), queries_(arena.cut<float>(BLOCK * deep_)),
          sums_(arena.cut<typename Kind::Result>(BLOCK * width_)), key_(arena.cut<float>(deep_)) {
        std::memset(queries_, 0, BLOCK * deep_ * 4);
    }

    void take_head(int64_t sample, int64_t head) {
        const T *k = static_cast<const T *>(job_.k) + sample * job_.k_strides[0] + head * job_.k_strides[1];
        const T *v = static_cast<const T *>(job_.v) + sample * job_.v_strides[0] + head * job_.v_strides[1];
        int64_t rows = Kind::TOGETHER == 1 ? job_.depth : deep_;
        for (int64_t column = 0; column < columns_; column++) {
            read(key_, column < job_.keys ? k + column * job_.k_strides[2] : nullptr);
            int64_t first = column / (PANEL * LANES) * PANEL * LANES;
            int64_t across = least(PANEL * LANES, columns_ - first);
            head_.take_key(key_, job_.depth, head_.keys + first * rows, across, column - first, job_.scale, column);
        }
        head_.take_values(v, job_.v_strides[2], job_.keys, job_.width);
    }

    void take_block(int64_t sample, int64_t head, int64_t start) {
        int64_t rows = least(BLOCK, job_.queries - start), deep = Kind::TOGETHER == 1 ? job_.depth : deep_;
        const T *q = static_cast<const T *>(job_.q) + sample * job_.q_strides[0] + head * job_.q_strides[1];
        for (int64_t r = 0; r < rows; r++) read(queries_ + r * deep_, q + (start + r) * job_.q_strides[2]);
        for (int64_t r = start + BLOCK; r < least(start + 2 * BLOCK, job_.queries); r++)
            for (int64_t i = 0; i < job_.depth * static_cast<int64_t>(sizeof(T)); i += 64)
                _mm_prefetch(reinterpret_cast<const char *>(q + r * job_.q_strides[2]) + i, _MM_HINT_T1);
        head_.take_queries(queries_, rows, job_.depth);
        for (int64_t first = 0; first < columns_; first += PANEL * LANES) {
            int64_t vectors = least(PANEL, (columns_ - first) / LANES);
            auto *to = reinterpret_cast<typename Kind::Result *>(head_.logits) + first;
            product<Kind>(vectors, rows, head_.left_of_keys(queries_), deep_, head_.keys + first * deep, deep, to, columns_);
        }
        float totals[BLOCK];
        for (int64_t r = 0; r < rows; r++) {
            head_.as_floats(r);
            float *last = head_.logits + (r + 1) * columns_ - LANES;
            _mm512_mask_store_ps(last, ~before(job_.keys, columns_ - LANES), _mm512_set1_ps(-INFINITY));
            places_.add(queries_ + r * deep_, start + r, head_.logits + r * columns_);
            totals[r] = head_.weigh(r, largest_of(head_.logits + r * columns_, columns_));
        }
        weigh_values(rows);
        T *out = static_cast<T *>(job_.out) + ((sample * job_.queries + start) * job_.heads + head) * job_.width;
        for (int64_t r = 0; r < rows; r++) write(out + r * job_.heads * job_.width, r, 1 / totals[r]);
    }

  private:
    void read(float *to, const T *from) {
        for (int64_t i = 0; i < deep_; i += LANES)
            stored(to + i, from && i < job_.depth ? loaded(from + i, before(job_.depth, i)) : _mm512_setzero_ps());
    }

    void weigh_values(int64_t rows) {
        int64_t vectors = evenly(width_ / LANES), across = vectors * LANES;
        for (int64_t first = 0; first < width_; first += across) {
            const auto *panel = head_.values + first * columns_;
            for (int64_t m = 0; m < columns_; m += Head::DEEP) {
                int64_t depth = least(Head::DEEP, columns_ - m);
                if (m == 0)
                    product<Kind>(vectors, rows, head_.weights, columns_, panel, depth, sums_ + first, width_);
                else
                    product<Kind, true>(vectors, rows, head_.weights + m, columns_, panel + m * across, depth, sums_ + first, width_);
            }
        }
    }

    void write(T *to, int64_t row, float factor) {
        for (int64_t c = 0; c < job_.width; c += LANES)
            stored(to + c, _mm512_mul_ps(head_.sum_of(sums_ + row * width_ + c, c), _mm512_set1_ps(factor)), before(job_.width, c));
    }

    const Attention &job_;
    int64_t columns_, deep_, width_;
    Head head_;
    Places places_;
    float *queries_;
    typename Kind::Result *sums_;
    float *key_;
};

template <class Head, class T> int attend(const Attention &job, int64_t first, int64_t last) {
    Arena arena(Attending<Head, T>::bytes(job));
    if (!arena.is_there()) return 1;
    Attending<Head, T> attending(job, arena);
    int64_t blocks = (job.queries + BLOCK - 1) / BLOCK;
    for (int64_t unit = first; unit < last; unit++) {
        int64_t head = unit / blocks;
        if (unit == first || unit % blocks == 0) attending.take_head(head / job.heads, head % job.heads);
        attending.take_block(head / job.heads, head % job.heads, unit % blocks * BLOCK);
    }
    return 0;
}

}  // namespace

}  // namespace trapline

using trapline::Attention;

// Each does the blocks of queries from `first` on and before `last`, head by head, sample by sample; 0, or 1
// where there is no memory.
extern "C" int attend_floats(const Attention *job, int64_t first, int64_t last) {
    return trapline::attend<trapline::FloatHead, float>(*job, first, last);
}

extern "C" int attend_bytes(const Attention *job, int64_t first, int64_t last) {
    return trapline::attend<trapline::ByteHead, float>(*job, first, last);
}

extern "C" int attend_bytes_of_bfloat16(const Attention *job, int64_t first, int64_t last) {
    return trapline::attend<trapline::ByteHead, trapline::bfloat16>(*job, first, last);
}
