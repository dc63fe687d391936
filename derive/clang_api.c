#include "clang_api.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is known to serve comes before what is newer than this code. */
enum { OLDEST = 14, NEWEST = 19, FUTURE = 30 };

#define XCODE "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib/"

static const char install_hint[] = "install it (Debian and Ubuntu: apt-get install libclang1-14; Fedora: dnf "
                                   "install clang-libs; macOS: xcode-select "
                                   "--install), or set TOASTY_LIBCLANG to the path of the library";

static void *open_library(const char *path)
{
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

static void *open_version(int version)
{
    static const char *const patterns[] = {
        "libclang-%d.so.1",
        "libclang-%d.so.13",
        "/usr/lib/llvm-%d/lib/libclang.so.1",
        "/usr/lib/llvm-%d/lib/libclang.so",
    };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char path[64];
        snprintf(path, sizeof path, patterns[i], version);
        void *library = open_library(path);
        if (library)
            return library;
    }
    return NULL;
}

static void *open_any(void)
{
    static const char *const plain[] = {
        "libclang.so.1",
        "libclang.so.13",
        "libclang.so",
        "libclang.dylib",
        "/Library/Developer/CommandLineTools/usr/lib/libclang.dylib",
        XCODE "libclang.dylib",
    };
    for (int version = NEWEST; version >= OLDEST; version--) {
        void *library = open_version(version);
        if (library)
            return library;
    }
    for (int version = NEWEST + 1; version <= FUTURE; version++) {
        void *library = open_version(version);
        if (library)
            return library;
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        void *library = open_library(plain[i]);
        if (library)
            return library;
    }
    return NULL;
}

static bool look_up(void *library, clang_api *api, const char **missing)
{
    static const struct {
        const char *name;
        size_t offset;
    } functions[] = {
#define CLANG_SYMBOL(name, result, parameters) {"clang_" #name, offsetof(clang_api, name)},
        CLANG_FUNCTIONS(CLANG_SYMBOL)
#undef CLANG_SYMBOL
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function) {
            *missing = functions[i].name;
            return false;
        }
        /* ISO C has no conversion from an object pointer to a function pointer; POSIX makes the bytes the
         * same */
        memcpy((char *)api + functions[i].offset, &function, sizeof function);
    }
    return true;
}

const clang_api *clang_api_load(const char **message, const char **hint)
{
    static clang_api api;
    static bool loaded;
    static char text[1024];
    if (loaded)
        return &api;
    *message = text;
    *hint = install_hint;

    const char *chosen = getenv("TOASTY_LIBCLANG");
    void *library;
    if (chosen && *chosen) {
        library = open_library(chosen);
        if (!library) {
            snprintf(text, sizeof text, "cannot load libclang from TOASTY_LIBCLANG: %s", dlerror());
            *hint = "correct the path, or unset TOASTY_LIBCLANG to use the system's";
            return NULL;
        }
    } else if (!(library = open_any())) {
        snprintf(text, sizeof text, "libclang was not found; the generator reads C headers with it");
        return NULL;
    }
    const char *missing;
    if (!look_up(library, &api, &missing)) {
        snprintf(text, sizeof text, "this libclang is not usable: it has no function %s", missing);
        return NULL;
    }
    loaded = true;
    return &api;
}
