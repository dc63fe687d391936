/* What sanitizers and valgrind must be told about stacks and switches between them. Nothing without them. */
#ifndef TOASTY_RUNTIME_SANITIZER_H
#define TOASTY_RUNTIME_SANITIZER_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TOASTY__ASAN 1
#endif
#if __has_feature(thread_sanitizer)
#define TOASTY__TSAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define TOASTY__ASAN 1
#endif
#if defined(__SANITIZE_THREAD__)
#define TOASTY__TSAN 1
#endif

#if defined(TOASTY__ASAN) || defined(TOASTY__TSAN)
#define TOASTY__SANITIZED 1
#else
#define TOASTY__SANITIZED 0
#endif

#if defined(TOASTY__ASAN)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#define TOASTY__UNPOISON(base, size) __asan_unpoison_memory_region(base, size)
#else
#define TOASTY__UNPOISON(base, size) ((void)(base), (void)(size))
#endif

#if defined(TOASTY__TSAN)
#include <sanitizer/tsan_interface.h>
#endif

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#if defined(VALGRIND_STACK_REGISTER)
#define TOASTY__REGISTER_STACK(low, high) VALGRIND_STACK_REGISTER(low, high)
#define TOASTY__DEREGISTER_STACK(id)      VALGRIND_STACK_DEREGISTER(id)
#else
#define TOASTY__REGISTER_STACK(low, high) 0
#define TOASTY__DEREGISTER_STACK(id)      ((void)(id))
#endif

#endif
