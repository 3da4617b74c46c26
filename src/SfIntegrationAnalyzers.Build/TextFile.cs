using System.Security.Cryptography;
using System.Text;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Files that people and other programs read while builds write them.</summary>
internal static class TextFile
{
    /// <summary>
    /// Whoever reads the file sees the old one or the new one, never half of it. A file that says the same already is not touched; one that
    /// says something else keeps its encoding and its Unix mode, and what a link leads to is replaced, not the link.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Replace(string path, string content)
    {
        path = BehindLinks(path);
        Encoding encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (LengthOf(path) > 0)
        {
            using var reader = new StreamReader(path, encoding);
            if (reader.ReadToEnd() == content)
            {
                return;
            }

            encoding = reader.CurrentEncoding;
        }

        Put(path, content, encoding);
    }

    /// <summary>The same for a file of which nobody knows the encoding.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Replace(string path, byte[] content) =>
        Put(BehindLinks(path), temporary => File.WriteAllBytes(temporary, content));

    /// <summary>
    /// The same for a file of the build's own, whose time tells whether it is up to date: one that says the same already is written too.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Renew(string path, string content) => Put(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Changes files that other projects of the build change too, side by side and on several nodes.</summary>
    /// <param name="path">Full path of the file or folder that all of them name.</param>
    /// <param name="change">What to do while nobody else does.</param>
    /// <exception cref="IOException">The system gives no way to take turns.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void OneAtATime(string path, Action change)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        using var turn = new Mutex(initiallyOwned: false, $"SfIntegrationAnalyzers.{name[..32]}");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A build was killed in its turn; files are replaced as a whole, so that nothing of it is half done.
        }

        try
        {
            change();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    /// <summary>The length of a file, behind links; of a pipe or a device 0, and null where there is no file.</summary>
    /// <exception cref="IOException">Links lead round in a circle.</exception>
    public static long? LengthOf(string path) => new FileInfo(BehindLinks(path)) is { Exists: true } file ? file.Length : null;

    private static string BehindLinks(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    private static void Put(string path, string content, Encoding encoding) =>
        Put(path, temporary => File.WriteAllText(temporary, content, encoding));

    private static void Put(string path, Action<string> write)
    {
        if (Path.GetDirectoryName(path) == "/dev")
        {
            // Builds in a container run as root, who may put a file in the place of /dev/null.
            throw new IOException($"{path} is a device, which no file takes the place of.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            write(temporary);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
