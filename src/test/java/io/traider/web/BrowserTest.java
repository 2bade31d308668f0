package io.traider.web;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Every test in a browser, one after the other in one process: two browsers at a time would take longer. They wait as much as
 * they work, so other tests run beside them.
 */
@Suite(failIfNoTests = false)
@SelectPackages("io.traider.console")
@SelectClasses(names = "io.traider.PlatformInBrowserTest")
class BrowserTest {}
