package io.traider;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the console, one after the other in one process, so that they share a platform and a browser. */
@Suite
@SelectPackages("io.traider.console")
@IncludeClassNamePatterns(".*\\.Console\\w+Test")
class AllInBrowser {}
