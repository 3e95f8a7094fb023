package mho.scenarios.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One call of the program, in this JVM.
 *
 * @param code exit code
 * @param out  what went to stdout
 * @param err  what went to stderr
 */
record Session(int code, String out, String err) {
    static Session of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Mho.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Session(code, out.toString(), err.toString());
    }
}
