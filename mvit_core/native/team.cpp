// Threads that do the units of a call together.
//
// They are Python's: they come to `serve` and stay. Whoever calls a kernel begins at once, and waits at the
// end for those that are at it, not for those that are still asleep: on a busy computer nobody knows when
// these will have their turn.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <immintrin.h>
#include <mutex>

#include "calls.h"

namespace trapline {

namespace {

using Kernel = void (*)(Call *);

// How long threads look whether there is more to do before they sleep, and their caller whether they are
// done: most calls follow each other sooner.
constexpr std::chrono::microseconds AWAKE(50);

class Team {
  public:
    void serve() {
        for (int64_t seen = 0;;) {
            await([&] { return number_ != seen; });
            std::unique_lock<std::mutex> lock(mutex_);
            called_.wait(lock, [&] { return call_ && number_ != seen && num_helping_ + 1 < call_->threads; });
            seen = number_;
            Call *call = call_;
            Kernel kernel = kernel_;
            num_helping_++;
            lock.unlock();
            kernel(call);
            lock.lock();
            num_helping_--;
            lock.unlock();
            left_.notify_one();
        }
    }

    // Where another thread's call is at work, whoever calls does all of it alone.
    void share(Kernel kernel, Call *call) {
        std::unique_lock<std::mutex> turn(turn_, std::try_to_lock);
        if (!turn.owns_lock()) return kernel(call);
        {
            std::lock_guard<std::mutex> lock(mutex_);
            kernel_ = kernel;
            call_ = call;
            number_++;
        }
        called_.notify_all();
        kernel(call);
        {
            std::lock_guard<std::mutex> lock(mutex_);
            call_ = nullptr;
        }
        await([&] { return num_helping_ == 0; });
        std::unique_lock<std::mutex> lock(mutex_);
        left_.wait(lock, [&] { return num_helping_ == 0; });
    }

  private:
    template <class Done> static void await(Done done) {
        using Clock = std::chrono::steady_clock;
        for (auto end = Clock::now() + AWAKE; !done() && Clock::now() < end;) _mm_pause();
    }

    std::mutex turn_, mutex_;
    std::condition_variable called_, left_;
    Kernel kernel_ = nullptr;
    Call *call_ = nullptr;            // what there is to help with
    std::atomic<int64_t> number_ = 0; // of calls until now
    std::atomic<int64_t> num_helping_ = 0;
};

Team *team = new Team; // never deleted: its threads wait in it until the process ends

} // namespace

} // namespace trapline

using namespace trapline;

KERNEL void serve() { team->serve(); }

KERNEL void share(Kernel kernel, Call *call) { team->share(kernel, call); }

// In a child that was forked, where there is nobody but the thread that calls.
KERNEL void forget_team() { team = new Team; }
