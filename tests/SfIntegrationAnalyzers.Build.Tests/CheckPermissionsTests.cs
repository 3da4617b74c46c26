using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build.Tests;

public class CheckPermissionsTests
{
    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), "sfi-there-is-no-such-manifest.json");

    [Fact]
    public void A_manifest_that_does_not_exist_is_an_error_at_its_path()
    {
        var engine = new RecordingBuildEngine();

        Assert.False(new CheckPermissions { BuildEngine = engine, Manifest = Nowhere }.Execute());

        var error = Assert.Single(engine.Errors);
        Assert.Equal(("SFI4000", Nowhere), (error.Code, error.File));
    }

    [Fact]
    public void A_required_check_without_any_manifest_says_how_to_make_one()
    {
        var engine = new RecordingBuildEngine();

        Assert.False(new CheckPermissions { BuildEngine = engine, Mode = "required" }.Execute());

        Assert.Contains("SfiInitializeManifest", Assert.Single(engine.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_that_was_started_is_the_one_that_is_waited_for()
    {
        var engine = new RecordingBuildEngine();
        new StartPermissionCheck { BuildEngine = engine, Manifest = Nowhere }.Execute();
        var started = Assert.IsType<RunningCheck>(Assert.Single(engine.RegisteredObjects));

        new CheckPermissions { BuildEngine = engine, Manifest = Nowhere }.Execute();

        Assert.True(started.Report.IsCompleted);
        Assert.Same(started, Assert.Single(engine.RegisteredObjects));
    }

    /// <summary>One with other settings is another.</summary>
    [Fact]
    public void A_check_is_started_once_however_many_projects_start_it()
    {
        var engine = new RecordingBuildEngine();
        void Start(string mode) => new StartPermissionCheck { BuildEngine = engine, Manifest = Nowhere, Mode = mode }.Execute();

        Start("auto");
        var first = Assert.Single(engine.RegisteredObjects);
        Start("auto");

        Assert.Same(first, Assert.Single(engine.RegisteredObjects));
        Start("required");
        Assert.Equal(2, engine.RegisteredObjects.Count);
    }

    [Fact]
    public void Every_task_may_run_in_a_multi_threaded_build()
    {
        var tasks = typeof(CheckPermissions).Assembly.GetTypes()
            .Where(type => typeof(ITask).IsAssignableFrom(type) && !type.IsAbstract)
            .ToList();

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.Contains(
            task.GetCustomAttributesData(),
            attribute => attribute.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute"));
    }
}
