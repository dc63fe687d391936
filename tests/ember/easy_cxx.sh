#!/bin/sh
# easy_cxx.sh CXX INCLUDE LIBRARY OUT SANITIZERS: compiles the program in C++ without a warning, links and runs it.
set -eu
source=$(dirname "$0")/easy.cpp
"$1" -std=c++17 -Wall -Wextra -Wpedantic -Wshadow -Werror ${5:+-fsanitize="$5"} -I"$2" "$source" "$3" -lsqlite3 \
    -lpthread -o "$4"
"$4"
