// Attention of some queries at a time, from their logits to their weighted sums without leaving the caches.
//
// softmax(q k^T scale + relative positions) v, with both products in floats, in bfloat16 or in bytes. Logits
// and weights of BLOCK queries stay in the second-level cache. Relative positions are added to the logits as
// what they are, one number for each row, column and time of the keys; see attention.py.

#include <type_traits>

#include "half_head.h"
#include "heads.h"
#include "places.h"

namespace trapline {

namespace {

constexpr int64_t SOON = 8; // keys that are asked for before they are needed: they lie far apart

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

    // A block of queries; blocks are counted through all heads and samples.
    void take(int64_t unit) {
        int64_t blocks = (job_.queries + BLOCK - 1) / BLOCK, head = unit / blocks;
        if (head != taken_) take_head(head / job_.heads, head % job_.heads);
        taken_ = head;
        take_block(head / job_.heads, head % job_.heads, unit % blocks * BLOCK);
    }

  private:
    void take_head(int64_t sample, int64_t head) {
        const T *k = head_of<T>(job_.k, job_.k_strides, sample, head);
        if constexpr (std::is_same_v<Head, FloatHead>)
            head_.take_keys(k, job_.k_strides[2], job_.keys, job_.depth, job_.scale);
        else
            take_keys(k);
        const T *v = head_of<T>(job_.v, job_.v_strides, sample, head);
        head_.take_values(v, job_.v_strides[2], job_.keys, job_.width);
    }

    void take_keys(const T *k) {
        for (int64_t column = 0; column < columns_; column++) {
            const T *key = k + column * job_.k_strides[2];
            ask_for(key + SOON * job_.k_strides[2], job_.depth * sizeof *key);
            if (column < job_.keys)
                widen(key, job_.depth, key_);
            else
                std::memset(key_, 0, deep_ * 4);
            Panel panel = panel_of(column, columns_);
            head_.take_key(key_, job_.depth, head_.keys + panel.first * key_depth(), panel.across,
                           column - panel.first, job_.scale, column);
        }
    }

    void take_block(int64_t sample, int64_t head, int64_t start) {
        int64_t rows = std::min(BLOCK, job_.queries - start);
        const T *q = head_of<T>(job_.q, job_.q_strides, sample, head);
        for (int64_t r = 0; r < rows; r++)
            widen(q + (start + r) * job_.q_strides[2], job_.depth, queries_ + r * deep_);
        for (int64_t r = start + BLOCK; r < std::min(start + 2 * BLOCK, job_.queries); r++)
            for (int64_t i = 0; i < job_.depth * static_cast<int64_t>(sizeof(T)); i += 64)
                _mm_prefetch(reinterpret_cast<const char *>(q + r * job_.q_strides[2]) + i, _MM_HINT_T1);
        head_.take_queries(queries_, rows);
        product_across<Kind>(rows, head_.left_of_keys(queries_), deep_, head_.keys, key_depth(), columns_,
                             reinterpret_cast<typename Kind::Result *>(head_.logits));
        float totals[BLOCK];
        for (int64_t r = 0; r < rows; r++) {
            float largest = 0;
            places_.of_query(queries_ + r * deep_, sample * job_.heads + head, start + r,
                             [&](auto added) { largest = complete(head_, r, job_.keys, job_.scale, added); });
            totals[r] = head_.weigh(r, largest);
            if (job_.log_sums)
                job_.log_sums[(sample * job_.heads + head) * job_.queries + start + r] =
                    largest + std::log(totals[r]);
        }
        product_along<Kind>(rows, head_.weights, head_.values, columns_, width_, sums_);
        T *out =
            static_cast<T *>(job_.out) + ((sample * job_.queries + start) * job_.heads + head) * job_.width;
        for (int64_t r = 0; r < rows; r++)
            write(out + r * job_.heads * job_.width, r, 1 / totals[r], start + r >= job_.added_from);
    }

    // Of floats as many are multiplied as there are, of smaller numbers whole vectors.
    int64_t key_depth() const { return Kind::TOGETHER == 1 ? job_.depth : deep_; }

    void write(T *to, int64_t row, float factor, bool with_query) {
        for (int64_t c = 0; c < job_.width; c += LANES) {
            Vector query = with_query ? loaded(queries_ + row * deep_ + c) : Vector{};
            Vector sum = head_.sum_of(sums_ + row * width_ + c, c);
            stored(to + c, fma(sum, every(factor), query), before(job_.width, c));
        }
    }

    const Attention &job_;
    int64_t columns_, deep_, width_;
    Head head_;
    Places places_;
    float *queries_;
    typename Kind::Result *sums_;
    float *key_;
    int64_t taken_ = -1; // the head whose keys and values are there
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void attend_floats(Call *call) { run<Attending<FloatHead, float>, Attention>(call); }

KERNEL void attend_bfloats(Call *call) { run<Attending<HalfHead, bfloat16>, Attention>(call); }

KERNEL void attend_bytes(Call *call) { run<Attending<ByteHead, float>, Attention>(call); }

KERNEL void attend_bytes_of_bfloat16(Call *call) { run<Attending<ByteHead, bfloat16>, Attention>(call); }
