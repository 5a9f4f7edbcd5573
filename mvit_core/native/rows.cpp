// Rows by themselves: normalized, made bytes for layers that share them, and cut out of clips.

#include "rows.h"
#include "products.h"

namespace trapline {

// Rows that are normalized, dense, in the kind of numbers that they come in.
struct Normalized {
    Rows from;
    void *out;
    int64_t rows;
};

// Signals as bytes, for layers that share them.
struct Made {
    Rows from;
    uint8_t *numbers;
    float *steps, *offsets;
    int64_t rows;

    int64_t count() const { return rows; }
    int64_t width() const { return from.width; }
};

// Patches of clips, (batch, channels, time, height, width) with the strides given, as bytes: a row for each
// place of the grid `to`, its numbers in the order of a convolution's weights. Lines of a clip are dense.
struct Patches {
    const void *clips;
    uint8_t *numbers;
    float *steps, *offsets;
    int64_t batch, channels;
    int64_t strides[4]; // of a sample, a channel, a time and a line
    int64_t from[3], to[3], kernel[3], stride[3], padding[3];
    int32_t kind;

    int64_t count() const { return batch * to[0] * to[1] * to[2]; }
    int64_t width() const { return channels * kernel[0] * kernel[1] * kernel[2]; }
};

namespace {

template <class T> class Normalizing {
  public:
    static int64_t bytes(const Normalized &job) {
        return 4 * rows_at_a_time(job.from.width) * padded(job.from.width) + 64;
    }

    Normalizing(const Normalized &job, Arena &arena)
        : job_(job), wide_(padded(job.from.width)),
          spare_(arena.cut<float>(rows_at_a_time(job.from.width) * wide_)) {}

    void take(int64_t block) {
        int64_t start = block * BLOCK, width = job_.from.width;
        few_at_a_time(std::min(BLOCK, job_.rows - start), width, [&](int64_t first, int64_t some) {
            take_floats<T>(job_.from, start + first, some, spare_);
            T *to = static_cast<T *>(job_.out) + (start + first) * width;
            for (int64_t r = 0; r < some; r++)
                for (int64_t i = 0; i < width; i += LANES)
                    stored(to + r * width + i, loaded(spare_ + r * wide_ + i), before(width, i));
        });
    }

  private:
    const Normalized &job_;
    int64_t wide_;
    float *spare_;
};

constexpr int64_t HALF = 8; // numbers of a line at a time: kernels are seldom wider

__m256 half(const float *from, Few which) { return eight(from, which); }

__m256 half(const bfloat16 *from, Few which) {
    return eight_halves(reinterpret_cast<const uint16_t *>(from), which);
}

// The lanes of HALF numbers that lie from `low` on and before `high`, counted from the first of them.
Few between(int64_t low, int64_t high) {
    auto up_to = [](int64_t end) { return (1 << std::clamp<int64_t>(end, 0, HALF)) - 1; };
    return static_cast<Few>(up_to(high) & ~up_to(low));
}

// One patch as floats; zeros where it reaches beyond the clip. Numbers of a line lie side by side.
template <class T> void cut(const Patches &job, int64_t number, float *to) {
    const int64_t plane = job.to[1] * job.to[2], places = job.to[0] * plane, place = number % places;
    const int64_t at[3] = {place / plane, place % plane / job.to[2], place % job.to[2]};
    int64_t first[3];
    for (int a = 0; a < 3; a++) first[a] = at[a] * job.stride[a] - job.padding[a];
    const T *sample = static_cast<const T *>(job.clips) + number / places * job.strides[0];
    const int64_t across = job.kernel[2];
    for (int64_t i = 0; i < across; i += HALF) {
        const int64_t x = first[2] + i;
        const Few across_line = between(0, across - i);
        const Few seen = across_line & between(-x, job.from[2] - x);
        float *line = to + i;
        for (int64_t c = 0; c < job.channels; c++)
            for (int64_t t = first[0]; t < first[0] + job.kernel[0]; t++) {
                const T *from = sample + c * job.strides[1] + t * job.strides[2] + x;
                for (int64_t y = first[1]; y < first[1] + job.kernel[1]; y++, line += across) {
                    bool inside = t >= 0 && t < job.from[0] && y >= 0 && y < job.from[1];
                    stored_eight(line, half(from + y * job.strides[3], inside ? seen : 0), across_line);
                }
            }
    }
}

void take_rows(const Made &job, int64_t first, int64_t count, float *spare) {
    take_rows(job.from, first, count, spare, job.numbers + first * job.width(), job.width(),
              job.steps + first, job.offsets + first);
}

void take_rows(const Patches &job, int64_t first, int64_t count, float *spare) {
    const int64_t width = job.width(), wide = padded(width);
    few_at_a_time(count, width, [&](int64_t r, int64_t some) {
        for (int64_t i = 0; i < some; i++)
            job.kind == FLOATS ? cut<float>(job, first + r + i, spare + i * wide)
                               : cut<bfloat16>(job, first + r + i, spare + i * wide);
        int64_t at = first + r;
        to_bytes(spare, some, wide, width, job.numbers + at * width, width, job.steps + at, job.offsets + at);
    });
}

// What makes rows of bytes, BLOCK to a unit, for others to read.
template <class Job> class Writing {
  public:
    static int64_t bytes(const Job &job) {
        return 4 * rows_at_a_time(job.width()) * padded(job.width()) + 64;
    }

    Writing(const Job &job, Arena &arena)
        : job_(job), spare_(arena.cut<float>(rows_at_a_time(job.width()) * padded(job.width()))) {
        std::memset(spare_, 0, bytes(job) - 64);
    }

    void take(int64_t block) {
        int64_t first = block * BLOCK;
        take_rows(job_, first, std::min(BLOCK, job_.count() - first), spare_);
    }

  private:
    const Job &job_;
    float *spare_;
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void normalize_rows(Call *call) {
    const Normalized *job = call->known<Normalized>();
    if (!job) return;
    job->from.kind == FLOATS ? run<Normalizing<float>, Normalized>(call)
                             : run<Normalizing<bfloat16>, Normalized>(call);
}

KERNEL void make_bytes(Call *call) { run<Writing<Made>, Made>(call); }

KERNEL void cut_patches(Call *call) { run<Writing<Patches>, Patches>(call); }
