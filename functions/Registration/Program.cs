using Amazon.Lambda.Serialization.SystemTextJson;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Registration;
using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Help;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Web;
using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.Sessions;
using Guance.Serverless.Web.SignIn;
using Guance.Serverless.Web.StaticFiles;

await WebFunction.RunAsync(() =>
{
    var builder = WebFunction.CreateBuilder(args);
    builder.Configuration.AddFunctionSettings();
    var settings = builder.Configuration;

    builder.Services.AddTable(new FirstCall(settings, FirstCall.FindAccount).Begin(now: WebFunction.IsOnLambda));
    builder.Services.AddFunction(FunctionSettings.Registration, settings);
    builder.Services.AddSettlement(settings);
    builder.Services.AddExpenseCenter(settings);
    builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi, new SourceGeneratorLambdaJsonSerializer<HttpApiJson>());
    builder.Services.AddWarmStart();
    builder.Services.AddSingleton(PublicBaseUrl.Read(settings));
    builder.Services.AddCookieProtection(WebKeySettings.Read(settings));
    builder.Services.AddPages(SupportContact.Read(settings));
    builder.Services.AddSignIn(SignInSettings.Read(settings));
    builder.Services.AddLanding(MarketplaceSettings.Read(settings));
    builder.Services.AddWorkspacePicker();
    builder.Services.AddMeteredUsage();
    builder.Services.AddRegistration();
    builder.Services.AddCloudAccounts();
    builder.Services.AddWorkspaces();
    builder.Services.AddBills();

    var app = WebFunction.Build(builder);
    app.Services.GetRequiredService<WarmStart>().Begin();
    app.UsePublicOrigin();
    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseLanguageChoice();
    app.RefuseCrossSitePosts();
    app.RefuseOtherEncodings();
    app.UseCookieProtection();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UsePageForms();

    app.MapLanding();       // 1 POST /aws/register: AWS Marketplace sends a buyer
    app.MapSignIn();        // 2 the buyer signs in at the Expense Center
    app.MapRegistration();  // 3 /registration: the buyer chooses workspaces and confirms
    app.MapCloudAccounts(); // 4 /cloud-accounts: registered accounts, their status and history
    app.MapWorkspaces();    // 5 /workspaces: how each workspace is settled
    app.MapBills();         // 6 /bills: usage metered to AWS, and links to AWS's bills
    app.MapHelp();
    app.MapAssets();
    return app;
});
