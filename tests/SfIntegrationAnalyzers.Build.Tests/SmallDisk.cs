using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>A disk of a quarter of a megabyte in the place of a folder. Linux gives one in memory to root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Kilobytes = 256;
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        _folder = folder;
        Run("mount", "-t", "tmpfs", "-o", $"size={Kilobytes}k", "tmpfs", folder);
    }

    /// <summary>
    /// Why tests on a full disk are skipped; null where there is one, and
    /// where one is required. Part of their names, which every console shows.
    /// </summary>
    public static string? SkipReason { get; } =
        CanMount() || Environment.GetEnvironmentVariable("SFI_FULL_DISK") == "required"
            ? null
            : "run as root on Linux, which may mount a small disk";

    private string Ballast => Path.Combine(_folder, "ballast");

    public void Dispose() => Run("umount", "--lazy", _folder);

    /// <summary>Leaves so much room and no more.</summary>
    public void Fill(int kilobytesLeft)
    {
        using (var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            var block = new byte[1024];
            try
            {
                while (true)
                    ballast.Write(block);
            }
            catch (IOException)
            {
                // Full.
            }

            ballast.SetLength(ballast.Length - (kilobytesLeft * 1024));
        }
    }

    public void Empty() => File.Delete(Ballast);

    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return false;

        // Root of a container may be forbidden to.
        var folder = Directory.CreateTempSubdirectory("sfi-mount-").FullName;
        try
        {
            new SmallDisk(folder).Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command}: {errors}");
    }
}

/// <summary>A test on a full disk: skipped, visibly, where none can be made, unless <c>SFI_FULL_DISK=required</c>.</summary>
internal sealed class FullDiskTheoryAttribute : TheoryAttribute
{
    public FullDiskTheoryAttribute([CallerMemberName] string test = "")
    {
        if (SmallDisk.SkipReason is { } reason)
            (Skip, DisplayName) = (reason, $"{test} ({reason})");
    }
}
