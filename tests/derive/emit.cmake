# Tests of what the generator writes: its text, that compilers take it, that they refuse wrong uses of it.
file(GLOB emit_sources ${PROJECT_SOURCE_DIR}/derive/emit_*.c)
set(golden ${CMAKE_CURRENT_SOURCE_DIR}/golden)

toasty_test(derive_emit emit_test.c emit_fixture.c ${emit_sources} ${PROJECT_SOURCE_DIR}/derive/text.c
  ${PROJECT_SOURCE_DIR}/derive/arena.c LABELS derive)
target_include_directories(derive_emit PRIVATE ${PROJECT_SOURCE_DIR}/derive)
target_compile_definitions(derive_emit PRIVATE GOLDEN_DIR="${golden}")
target_link_options(derive_emit PRIVATE -Wl,--wrap=realloc)
toasty_test(derive_plural plural_test.c ${PROJECT_SOURCE_DIR}/derive/plural.c LABELS derive)
target_include_directories(derive_plural PRIVATE ${PROJECT_SOURCE_DIR}/derive)

if(TARGET toasty)
  file(GLOB golden_sources ${golden}/*.toasty.c)
  toasty_test(derive_run run_test.c ${golden_sources} LABELS derive)
  target_include_directories(derive_run PRIVATE ${golden})
endif()

if(TARGET toasty-cli)
  add_test(NAME derive_golden COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/golden.sh $<TARGET_FILE:toasty-cli> ${golden})
  add_test(NAME derive_cmake_function
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cmake_function.sh ${CMAKE_COMMAND} $<TARGET_FILE:toasty-cli> ${PROJECT_SOURCE_DIR})
  set_tests_properties(derive_golden derive_cmake_function PROPERTIES LABELS derive TIMEOUT 120)
endif()

set(warnings -Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only -I${PROJECT_SOURCE_DIR}/include -I${golden})
file(GLOB units ${CMAKE_CURRENT_SOURCE_DIR}/use/*.c ${golden}/*.toasty.c)
foreach(compiler gcc clang)
  find_program(EMIT_${compiler} ${compiler})
  if(NOT EMIT_${compiler})
    continue()
  endif()
  set(run ${EMIT_${compiler}})
  add_test(NAME derive_compiles_${compiler} COMMAND ${run} -std=c11 ${warnings} ${units})
  add_test(NAME derive_drift_${compiler}
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/drift.sh ${run} ${PROJECT_SOURCE_DIR}/include ${golden})
  add_test(NAME derive_refuse_${compiler}
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/refuse.sh ${run} ${PROJECT_SOURCE_DIR}/include ${golden})
  set_tests_properties(derive_compiles_${compiler} derive_drift_${compiler} derive_refuse_${compiler}
    PROPERTIES LABELS derive TIMEOUT 120)
endforeach()
foreach(compiler g++ clang++)
  find_program(EMIT_${compiler} ${compiler})
  if(EMIT_${compiler})
    add_test(NAME derive_compiles_${compiler}
      COMMAND ${EMIT_${compiler}} -std=c++17 ${warnings} ${CMAKE_CURRENT_SOURCE_DIR}/use/all.cpp)
    set_tests_properties(derive_compiles_${compiler} PROPERTIES LABELS derive TIMEOUT 120)
  endif()
endforeach()
