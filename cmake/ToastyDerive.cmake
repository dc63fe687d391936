# toasty_derive(target header... [OUTPUT folder])
#
# Runs `toasty derive` over headers with models when one of them, or a header given with DEPENDS, has changed, compiles
# what it writes into the target, and lets the target include "X.toasty.h" for each X.h:
#
#   add_executable(app main.c)
#   target_link_libraries(app PRIVATE toasty::toasty)
#   toasty_derive(app models.h)
#
# Headers whose models have relations with each other belong in one call. A header that they only include, and that
# declares no models, is named with DEPENDS so that a change in it is noticed.

include_guard(GLOBAL)

# The command: built by this project, installed with the package, or found in the PATH.
function(toasty__derive_command out)
  foreach(candidate toasty::toasty-cli toasty-cli toasty)
    if(TARGET ${candidate})
      get_target_property(type ${candidate} TYPE)
      if(type STREQUAL "EXECUTABLE")
        set(${out} ${candidate} PARENT_SCOPE)
        return()
      endif()
    endif()
  endforeach()
  # installed, this file is in <prefix>/lib/<machine>/cmake/toasty or in <prefix>/lib/cmake/toasty
  set(here ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  find_program(TOASTY_EXECUTABLE toasty HINTS ${here}/../../../bin ${here}/../../../../bin)
  if(NOT TOASTY_EXECUTABLE)
    message(FATAL_ERROR "toasty_derive needs the toasty command; set TOASTY_EXECUTABLE to it")
  endif()
  set(${out} ${TOASTY_EXECUTABLE} PARENT_SCOPE)
endfunction()

function(toasty_derive target)
  cmake_parse_arguments(arg "" "OUTPUT" "DEPENDS" ${ARGN})
  if(NOT TARGET ${target})
    message(FATAL_ERROR "toasty_derive: there is no target '${target}'")
  endif()
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "toasty_derive(${target}): name at least one header")
  endif()
  if(NOT arg_OUTPUT)
    set(arg_OUTPUT toasty_${target})
  endif()
  get_filename_component(folder ${arg_OUTPUT} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
  file(MAKE_DIRECTORY ${folder})

  set(headers)
  set(folders ${folder})
  set(sources)
  set(written)
  foreach(header IN LISTS arg_UNPARSED_ARGUMENTS)
    get_filename_component(path ${header} ABSOLUTE)
    get_filename_component(name ${header} NAME_WLE)
    get_filename_component(beside ${path} DIRECTORY)
    if(${folder}/${name}.toasty.c IN_LIST sources)
      message(FATAL_ERROR "toasty_derive(${target}): two headers are called ${name}.h; derive them with two OUTPUT folders")
    endif()
    list(APPEND headers ${path})
    list(APPEND folders ${beside})
    list(APPEND sources ${folder}/${name}.toasty.c)
    list(APPEND written ${folder}/${name}.toasty.c ${folder}/${name}.toasty.h)
  endforeach()
  list(REMOVE_DUPLICATES folders)
  set(depends)
  foreach(header IN LISTS arg_DEPENDS)
    get_filename_component(path ${header} ABSOLUTE)
    list(APPEND depends ${path})
  endforeach()

  # What is equal is not written again, so that nothing is compiled for it; the stamp says that it has been looked at.
  toasty__derive_command(command)
  set(stamp ${folder}/derived.stamp)
  set(include "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
  set(define "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${written}
    COMMAND ${command} derive -o ${folder} "$<$<BOOL:${include}>:-I$<JOIN:${include},;-I>>"
      "$<$<BOOL:${define}>:-D$<JOIN:${define},;-D>>" ${headers}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${headers} ${depends} ${command}
    COMMENT "Deriving models of ${target}"
    COMMAND_EXPAND_LISTS
    VERBATIM)
  string(MAKE_C_IDENTIFIER "${target}_${arg_OUTPUT}_derive" run)
  add_custom_target(${run} DEPENDS ${stamp})
  add_dependencies(${target} ${run})

  set_source_files_properties(${written} PROPERTIES GENERATED TRUE)
  target_sources(${target} PRIVATE ${sources})
  foreach(path IN LISTS folders)
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${path}>)
  endforeach()
endfunction()
