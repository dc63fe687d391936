# Installs what other builds find the library by: the CMake package and the pkg-config files.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/toasty)
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/toasty-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/toasty-config.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/toasty-config-version.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(EXPORT toasty FILE toasty-targets.cmake NAMESPACE toasty:: DESTINATION ${package_dir})
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/toasty-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/toasty-config-version.cmake
  ${CMAKE_CURRENT_LIST_DIR}/ToastyDerive.cmake
  DESTINATION ${package_dir})

# The shared library has ember inside; the static one needs it beside.
if(BUILD_SHARED_LIBS)
  set(toasty_requires "Requires.private: sqlite3")
  set(toasty_own_libs "")
else()
  set(toasty_requires "Requires: ember")
  set(toasty_own_libs " -pthread -lm")
endif()
set(pc_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH prefix_from_pc /${pc_dir} /)
string(REGEX REPLACE "/$" "" prefix_from_pc "${prefix_from_pc}")
set(pc_names toasty ember)
if(TOASTY_HAS_UV)
  list(APPEND pc_names toasty-uv)
endif()
foreach(name IN LISTS pc_names)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${pc_dir})
endforeach()
