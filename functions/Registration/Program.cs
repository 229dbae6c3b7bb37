using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Registration;
using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Help;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement.Deployment;

await WebFunction.RunAsync(() =>
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.Configuration.AddFunctionSettings();
    var settings = builder.Configuration;

    builder.Services.AddFunction(FunctionSettings.Registration, settings);
    builder.Services.AddWarmUp().AddHostedService<WarmStart>();
    builder.Services.AddSettlement(settings);
    builder.Services.AddExpenseCenter(settings);
    builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
    builder.Services.AddSingleton(PublicAddress.Read(settings));
    builder.Services.AddProtection(WebKeySettings.Read(settings));
    builder.Services.AddPages(SupportContact.Read(settings));
    builder.Services.AddSignIn(SignInSettings.Read(settings));
    builder.Services.AddLanding(MarketplaceSettings.Read(settings));
    builder.Services.AddChoosing();
    builder.Services.AddRegistration();
    builder.Services.AddCloudAccounts();
    builder.Services.AddWorkspaces();
    builder.Services.AddBills();

    var app = builder.Build();
    app.UsePublicAddress();
    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseLanguageChoice();
    app.UseOwnForms();
    app.UseProtection();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapLanding();       // 1 POST /aws/register: a buyer comes from AWS Marketplace
    app.MapSignIn();        // 2 the buyer signs in at the Expense Center
    app.MapRegistration();  // 3 /registration: the buyer chooses workspaces and confirms
    app.MapCloudAccounts(); // 4 /cloud-accounts: what was registered, its status and history
    app.MapWorkspaces();    // 5 /workspaces: how each workspace is settled
    app.MapBills();         // 6 /bills: what was metered to AWS, and where AWS bills it
    app.MapHelp();
    app.MapAssets();
    return app;
});
