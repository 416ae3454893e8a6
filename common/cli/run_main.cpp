// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/run_main.hpp"

#include <clocale>
#include <csignal>
#include <exception>
#include <new>

#include "common/base/file.hpp"
#include "common/cli/output.hpp"

namespace byline {

namespace {

void prepare_process() {
  open_standard_descriptors();
  // A closed pipe is to be seen as a failed write, not to end the process.
  std::signal(SIGPIPE, SIG_IGN);
  // Characters are read by the user's locale, or by UTF-8 where that knows only ASCII; numbers and
  // messages stay those of C, so that two machines print the same bytes.
  if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
}

int internal_error(std::string_view program, std::string_view why) {
  print_error(program, std::string("internal error: ") + std::string(why),
              "this is a defect of Byline: please report it with the command that you typed");
  return static_cast<int>(ExitCode::Internal);
}

int guarded(std::string_view program, const std::function<ExitCode()>& body) {
  try {
    return static_cast<int>(body());
  } catch (const ClosedPipe&) {
    return static_cast<int>(ExitCode::Ok);
  } catch (const Error& error) {
    print_error(program, error.what(), error.hint());
    return static_cast<int>(error.code());
  } catch (const std::bad_alloc&) {
    print_error(program, "out of memory", "give it less at once, or close other programs");
    return static_cast<int>(ExitCode::Incomplete);
  } catch (const std::exception& error) {
    return internal_error(program, error.what());
  } catch (...) {
    return internal_error(program, "an exception of no known kind");
  }
}

}  // namespace

int run_main(std::string_view program, int argc, char** argv,
             const std::function<ExitCode(const std::vector<std::string>&)>& body) {
  return guarded(program, [&] {
    prepare_process();
    return body(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
  });
}

}  // namespace byline
