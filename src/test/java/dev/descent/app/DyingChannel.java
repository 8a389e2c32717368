package dev.descent.app;

import dev.descent.app.DyingDisk.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file on a {@link DyingDisk}. A write that is torn leaves the first half of its bytes. */
final class DyingChannel extends FileChannel {
    private final DyingDisk disk;
    private final FileChannel file;

    DyingChannel(DyingDisk disk, FileChannel file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return disk.change(Operation.WRITE, () -> file.write(bytes), () -> file.write(half(bytes)));
    }

    @Override
    public int write(ByteBuffer bytes, long at) throws IOException {
        return disk.change(Operation.WRITE, () -> file.write(bytes, at), () -> file.write(half(bytes), at));
    }

    private static ByteBuffer half(ByteBuffer bytes) {
        return bytes.slice(bytes.position(), bytes.remaining() / 2);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (size < file.size()) {
            disk.change(Operation.SET_LENGTH, () -> file.truncate(size));
        }
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        // A kill takes nothing that is not forced: to wait for the real disk would only take time.
        disk.change(Operation.FORCE, () -> file);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long at) throws IOException {
        return file.read(bytes, at);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    /** The system closes the files of a dead process. */
    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }
}
