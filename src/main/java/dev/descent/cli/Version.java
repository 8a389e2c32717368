package dev.descent.cli;

import dev.descent.spec.Arithmetic;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program's version and the arithmetic's. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(from source)");
        return new String[] {"descent " + version + ", arithmetic " + Arithmetic.VERSION};
    }
}
