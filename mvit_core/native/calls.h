// How Python calls a kernel: with a job, whose units one or several threads do, each with memory of its own.

#pragma once

#include <algorithm>
#include <cstdint>
#include <mm_malloc.h>

namespace trapline {

#ifdef _WIN32
#define KERNEL extern "C" __declspec(dllexport)
#else
#define KERNEL extern "C"
#endif

// What a kernel answers. The caller says how large its job is: another size than ours is another version's.
enum Answer : int64_t { DONE, NO_MEMORY, OTHER_JOB };

// A job and its units, which several threads do together: each is given the same call. They take runs of
// units, long ones first, so that all end at about the same time, however quick each processor is.
struct Call {
    const void *job;
    int64_t size, count, threads;
    int64_t next, answer; // 0 to begin with

    // The job, where it is the kind that the kernel knows.
    template <class Job> const Job *known() {
        if (size == sizeof(Job)) return static_cast<const Job *>(job);
        say(OTHER_JOB);
        return nullptr;
    }

    bool is_taken() const { return __atomic_load_n(&next, __ATOMIC_RELAXED) >= count; }

    // Some units that nobody has: from the first on and before the last.
    bool take(int64_t &first, int64_t &last) {
        first = __atomic_load_n(&next, __ATOMIC_RELAXED);
        do {
            if (first >= count) return false;
            last = first + std::max<int64_t>(1, (count - first) / (SHARES * threads));
        } while (!__atomic_compare_exchange_n(&next, &first, last, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
        return true;
    }

    void say(Answer said) { __atomic_store_n(&answer, said, __ATOMIC_RELAXED); }

  private:
    static constexpr int64_t SHARES = 2; // a thread's first run is one in so many of what it would do in all
};

// One piece of memory, cut into aligned arrays.
class Arena {
  public:
    explicit Arena(int64_t bytes) : memory_(static_cast<char *>(_mm_malloc(bytes, 64))) {}
    ~Arena() { _mm_free(memory_); }
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    bool is_there() const { return memory_ != nullptr; }

    template <class T> T *cut(int64_t count) {
        T *made = reinterpret_cast<T *>(memory_ + used_);
        used_ += (count * static_cast<int64_t>(sizeof(T)) + 63) / 64 * 64;
        return made;
    }

  private:
    char *memory_;
    int64_t used_ = 0;
};

// What every kernel does: units that nobody has yet, by a worker with memory of its own.
template <class Worker, class Job> void run(Call *call) {
    const Job *job = call->known<Job>();
    if (!job || call->is_taken()) return;
    Arena arena(Worker::bytes(*job));
    if (!arena.is_there()) return call->say(NO_MEMORY);
    Worker worker(*job, arena);
    for (int64_t unit, last; call->take(unit, last);)
        for (; unit < last; unit++) worker.take(unit);
}

} // namespace trapline
