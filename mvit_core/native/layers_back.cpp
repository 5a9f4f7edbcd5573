// What the weights of a linear layer in floats get on the way back, for training: the transposed gradients of
// its results times what it was given, summed up over all tokens; and the gradients' sums, which biases get.

#include "products.h"

namespace trapline {

// Dense rows (rows, outputs) and (rows, inputs). Sums are (outputs, inputs), padded to whole blocks and
// vectors; those of biases (outputs,), padded. Some whole blocks of outputs and panels of inputs make a unit.
struct WeightsBack {
    const float *of_out, *x;
    float *of_weight, *of_bias;
    int64_t rows, outputs, inputs, outputs_at_a_time, inputs_at_a_time;
    int32_t added; // to what is there
};

namespace {

class Summing {
    static constexpr int64_t DEEP = 256;   // tokens that are laid out at a time
    static constexpr int64_t TALL = BLOCK; // outputs that are laid out at a time
    static constexpr int64_t AHEAD = 8;    // rows that are asked for before they are laid out
    static constexpr int64_t ACROSS = PANEL * LANES;

  public:
    static int64_t bytes(const WeightsBack &job) {
        return 4 * DEEP * (TALL + padded(job.inputs_at_a_time)) + 2 * 64;
    }

    Summing(const WeightsBack &job, Arena &arena)
        : job_(job), wide_(padded(job.inputs)), left_(arena.cut<float>(DEEP * TALL)),
          right_(arena.cut<float>(DEEP * padded(job.inputs_at_a_time))) {}

    void take(int64_t unit) {
        int64_t units_across = (job_.inputs + job_.inputs_at_a_time - 1) / job_.inputs_at_a_time;
        int64_t output = unit / units_across * job_.outputs_at_a_time;
        int64_t input = unit % units_across * job_.inputs_at_a_time;
        int64_t outputs = std::min(job_.outputs_at_a_time, job_.outputs - output);
        int64_t inputs = std::min(job_.inputs_at_a_time, job_.inputs - input);
        for (int64_t start = 0; start < job_.rows; start += DEEP)
            add_rows(start, std::min(DEEP, job_.rows - start), output, output + outputs, input, inputs);
    }

  private:
    void add_rows(int64_t start, int64_t rows, int64_t output, int64_t end, int64_t input, int64_t inputs) {
        bool adds = job_.added || start;
        int64_t across = padded(inputs);
        const float *x = job_.x + start * job_.inputs + input;
        for (int64_t r = 0; r < rows; r++, x += job_.inputs) {
            ask_for(x + AHEAD * job_.inputs, 4 * inputs);
            int64_t first = 0;
            for (; first + ACROSS <= inputs; first += ACROSS)
                std::memcpy(right_ + first * rows + r * ACROSS, x + first, 4 * ACROSS);
            float *to = right_ + first * rows + r * (across - first);
            for (; first < inputs; first += LANES, to += LANES)
                stored(to, loaded(x + first, before(inputs, first)));
        }
        for (; output < end; output += TALL) {
            int64_t tall = std::min(TALL, end - output);
            take_left(start, rows, output, tall);
            if (input == 0) add_biases(adds, rows, output, tall);
            for (int64_t first = 0; first < across; first += ACROSS) {
                float *to = job_.of_weight + output * wide_ + input + first;
                int64_t vectors = panel_of(first, across).across / LANES;
                const float *right = right_ + first * rows;
                if (adds)
                    product<Floats, true, true>(vectors, tall, left_, TALL, right, rows, to, wide_);
                else
                    product<Floats, false, true>(vectors, tall, left_, TALL, right, rows, to, wide_);
            }
        }
    }

    void take_left(int64_t start, int64_t rows, int64_t output, int64_t tall) {
        const float *from = job_.of_out + start * job_.outputs + output;
        for (int64_t r = 0; r < rows; r++, from += job_.outputs) {
            ask_for(from + AHEAD * job_.outputs, 4 * tall);
            if (tall == TALL)
                std::memcpy(left_ + r * TALL, from, 4 * TALL);
            else
                for (int64_t o = 0; o < tall; o += LANES)
                    stored(left_ + r * TALL + o, loaded(from + o, before(tall, o)));
        }
    }

    void add_biases(bool adds, int64_t rows, int64_t output, int64_t tall) {
        for (int64_t o = 0; o < tall; o += LANES) {
            float *to = job_.of_bias + output + o;
            Vector sum = adds ? loaded(to) : Vector{};
            for (int64_t r = 0; r < rows; r++) sum = add(sum, loaded(left_ + r * TALL + o));
            stored(to, sum);
        }
    }

    const WeightsBack &job_;
    int64_t wide_;
    float *left_, *right_;
};

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void weights_back(Call *call) { run<Summing, WeightsBack>(call); }
