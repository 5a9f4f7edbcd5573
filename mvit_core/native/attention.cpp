// Attention of some queries at a time, from their logits to their weighted sums without leaving the caches.
//
// softmax(q k^T scale + relative positions) v, in floats or with both products in bytes. Logits and weights
// of BLOCK queries stay in the second-level cache. Relative positions are added to the logits as what they
// are, one number for each row, column and time of the keys; see attention.py.

#include "heads.h"
#include "places.h"

namespace trapline {

namespace {

template <class Head, class T> class Attending {
    using Kind = typename Head::Kind;

  public:
    static int64_t bytes(const Attention &job) {
        int64_t deep = padded(job.depth), width = padded(job.width);
        return Head::bytes(padded(job.keys), job.depth, width) + Places::bytes(job, deep, padded(job.keys)) +
               4 * (BLOCK * deep + BLOCK * width + deep) + 4 * 64;
    }

    Attending(const Attention &job, Arena &arena)
        : job_(job), columns_(padded(job.keys)), deep_(padded(job.depth)), width_(padded(job.width)),
          head_(arena, columns_, job.depth, width_), places_(job, arena, deep_, columns_),
          queries_(arena.cut<float>(BLOCK * deep_)), sums_(arena.cut<typename Kind::Result>(BLOCK * width_)),
          key_(arena.cut<float>(deep_)) {
        std::memset(queries_, 0, BLOCK * deep_ * 4);
    }

    void take_head(int64_t sample, int64_t head) {
        const T *k = head_of<T>(job_.k, job_.k_strides, sample, head),
                *v = head_of<T>(job_.v, job_.v_strides, sample, head);
        int64_t rows = Kind::TOGETHER == 1 ? job_.depth : deep_;
        for (int64_t column = 0; column < columns_; column++) {
            read(key_, column < job_.keys ? k + column * job_.k_strides[2] : nullptr);
            int64_t first = column / (PANEL * LANES) * PANEL * LANES;
            int64_t across = least(PANEL * LANES, columns_ - first);
            head_.take_key(key_, job_.depth, head_.keys + first * rows, across, column - first, job_.scale,
                           column);
        }
        head_.take_values(v, job_.v_strides[2], job_.keys, job_.width);
    }

    void take_block(int64_t sample, int64_t head, int64_t start) {
        int64_t rows = least(BLOCK, job_.queries - start), deep = Kind::TOGETHER == 1 ? job_.depth : deep_;
        const T *q = head_of<T>(job_.q, job_.q_strides, sample, head);
        for (int64_t r = 0; r < rows; r++) read(queries_ + r * deep_, q + (start + r) * job_.q_strides[2]);
        for (int64_t r = start + BLOCK; r < least(start + 2 * BLOCK, job_.queries); r++)
            for (int64_t i = 0; i < job_.depth * static_cast<int64_t>(sizeof(T)); i += 64)
                _mm_prefetch(reinterpret_cast<const char *>(q + r * job_.q_strides[2]) + i, _MM_HINT_T1);
        head_.take_queries(queries_, rows, job_.depth);
        for (int64_t first = 0; first < columns_; first += PANEL * LANES) {
            int64_t vectors = least(PANEL, (columns_ - first) / LANES);
            auto *to = reinterpret_cast<typename Kind::Result *>(head_.logits) + first;
            product<Kind>(vectors, rows, head_.left_of_keys(queries_), deep_, head_.keys + first * deep, deep,
                          to, columns_);
        }
        float totals[BLOCK];
        for (int64_t r = 0; r < rows; r++) {
            head_.as_floats(r);
            float *last = head_.logits + (r + 1) * columns_ - LANES;
            _mm512_mask_store_ps(last, ~before(job_.keys, columns_ - LANES), _mm512_set1_ps(-INFINITY));
            places_.add(queries_ + r * deep_, sample * job_.heads + head, start + r,
                        head_.logits + r * columns_);
            float largest = largest_of(head_.logits + r * columns_, columns_);
            totals[r] = head_.weigh(r, largest);
            if (job_.log_sums)
                job_.log_sums[(sample * job_.heads + head) * job_.queries + start + r] =
                    largest + std::log(totals[r]);
        }
        weigh_values(rows);
        T *out =
            static_cast<T *>(job_.out) + ((sample * job_.queries + start) * job_.heads + head) * job_.width;
        for (int64_t r = 0; r < rows; r++) write(out + r * job_.heads * job_.width, r, 1 / totals[r]);
    }

  private:
    void read(float *to, const T *from) {
        for (int64_t i = 0; i < deep_; i += LANES)
            stored(to + i,
                   from && i < job_.depth ? loaded(from + i, before(job_.depth, i)) : _mm512_setzero_ps());
    }

    void weigh_values(int64_t rows) {
        int64_t vectors = evenly(width_ / LANES), across = vectors * LANES;
        for (int64_t first = 0; first < width_; first += across) {
            const auto *panel = head_.values + first * columns_;
            for (int64_t m = 0; m < columns_; m += Head::DEEP) {
                int64_t depth = least(Head::DEEP, columns_ - m);
                if (m == 0)
                    product<Kind>(vectors, rows, head_.weights, columns_, panel, depth, sums_ + first,
                                  width_);
                else
                    product<Kind, true>(vectors, rows, head_.weights + m, columns_, panel + m * across, depth,
                                        sums_ + first, width_);
            }
        }
    }

    void write(T *to, int64_t row, float factor) {
        for (int64_t c = 0; c < job_.width; c += LANES)
            stored(to + c, _mm512_mul_ps(head_.sum_of(sums_ + row * width_ + c, c), _mm512_set1_ps(factor)),
                   before(job_.width, c));
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
    if (!arena.is_there()) return NO_MEMORY;
    Attending<Head, T> attending(job, arena);
    int64_t blocks = (job.queries + BLOCK - 1) / BLOCK;
    for (int64_t unit = first; unit < last; unit++) {
        int64_t head = unit / blocks;
        if (unit == first || unit % blocks == 0) attending.take_head(head / job.heads, head % job.heads);
        attending.take_block(head / job.heads, head % job.heads, unit % blocks * BLOCK);
    }
    return 0;
}

} // namespace

} // namespace trapline

using namespace trapline;

// Each does the blocks of queries from `first` on and before `last`, head by head, sample by sample: an
// `Answer`.
extern "C" int attend_floats(const Attention *job, int64_t size, int64_t first, int64_t last) {
    if (size != sizeof *job) return OTHER_JOB;
    return attend<FloatHead, float>(*job, first, last);
}

extern "C" int attend_bytes(const Attention *job, int64_t size, int64_t first, int64_t last) {
    if (size != sizeof *job) return OTHER_JOB;
    return attend<ByteHead, float>(*job, first, last);
}

extern "C" int attend_bytes_of_bfloat16(const Attention *job, int64_t size, int64_t first, int64_t last) {
    if (size != sizeof *job) return OTHER_JOB;
    return attend<ByteHead, bfloat16>(*job, first, last);
}
