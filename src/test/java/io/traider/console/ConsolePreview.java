package io.traider.console;

import io.traider.journal.PostgresUnderTest;

/** The console alone in a browser, for whoever works on its looks: {@code ConsolePreview 8281}. */
final class ConsolePreview {

    private ConsolePreview() {}

    public static void main(String[] args) {
        ConsoleUnderTest console =
                new ConsoleUnderTest(PostgresUnderTest.open(), args.length == 0 ? 0 : Integer.parseInt(args[0]));
        System.out.println(console.address() + ", user admin, password " + ConsoleUnderTest.PASSWORD);
    }
}
