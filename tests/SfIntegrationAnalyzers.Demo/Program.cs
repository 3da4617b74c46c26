using SfIntegrationAnalyzers.Demo;

var screen = new Screen(Console.Out);
try
{
    await new Walkthrough(screen).RunAsync();
    return 0;
}
catch (DemoFailedException e)
{
    screen.Text($"The demo failed: {e.Message}");
    return 1;
}
