# Methods compared: power-law-regression, 500 steps, batch 4
# Run with: gnuplot comparison-1.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'adamw, cosine(floor=0)' 2, 'adamw, linear' 3, 'schedule-free-adamw, constant' 4, 'adamw, constant' 5, 'adamw, wsd(shape=one-minus-sqrt)' 6, 'adamw, wsd(shape=linear)' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, cosine(floor=0)' 9, 'prodigy, constant' 10, 'dadapt-adam, constant' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, cosine(floor=0)' 13)
set logscale x; set xrange [0.005737034997081966:1.833578918428548]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.008953825918537748 0.00773101295995939 0.00958621788917715 NaN
2 0.009291955058480905 0.00826055660892756 0.01099765962122339 NaN
3 0.009320361464927072 0.007792079926677503 0.010151252059151808 NaN
4 0.011058709539064734 0.008672959341308115 0.011854553240644713 NaN
5 0.0127841030822381 0.011337440862210536 0.013461139272598737 NaN
6 0.013020354578369895 0.010921504517630716 0.014037461228235078 NaN
7 0.01405513407161933 0.01284545125204553 0.014738957728059342 NaN
8 0.06453472991871621 0.04778466216101856 0.09086466022033826 NaN
9 0.08401468984831208 0.06183468493592323 0.11954339564777106 NaN
10 0.11257877530615094 0.09919046676949814 0.13859647958738194 NaN
11 0.326130626666832 0.27505846236391834 0.3822795684757737 NaN
12 0.4603126689434667 0.28103974175169333 0.7500537069900085 NaN
13 0.681592583277187 0.4117527981028959 1.1152821980855518 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.754387754073212:175.42781396701747]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.1118484947931841 1.0501899757261048 1.1601950191933696 NaN
3 1.0311053136771158 1.0156173850523442 1.058672687159424 NaN
4 1.227407375205848 1.1624052258354933 1.2581905015307164 NaN
5 1.4369970678074646 1.3362356772540998 1.5414953210254965 NaN
6 1.4662301950254673 1.3326453312744035 1.6949232380108838 NaN
7 1.572663256489107 1.5120837979180726 1.6331652284321239 NaN
8 7.759483116470218 6.006411793477156 9.785693959222954 NaN
9 10.119582902382351 7.861608562970817 13.134682043943897 NaN
10 12.83778509715619 11.190471093042746 14.784644394100376 NaN
11 36.61167200664131 32.61037726105624 41.49830860668367 NaN
12 52.98405737961801 40.69390003543839 75.58378694252978 NaN
13 77.85292250836524 60.369803487975695 109.67041868252811 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.180030964762307:0.23285789084293224]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.2147622990245898 0.2117246108197847 0.216072749845758 NaN
2 0.22305175219434845 0.22058286712802913 0.22421430920382243 NaN
3 0.22283969799688372 0.2197370152743971 0.2244196523354172 NaN
4 0.22709962323533228 0.22576145313734483 0.2283038454911542 NaN
5 0.21122098459270894 0.20656399862494984 0.22298066105586395 NaN
6 0.18840435153376567 0.18435526543524444 0.19389429254622365 NaN
7 0.1851828573555035 0.18276339197337382 0.19025190902130154 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [298.6:519]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 385 310 430 NaN
2 390 320 440 NaN
3 380 320 430 NaN
4 500 440 500 NaN
5 NaN NaN NaN 519
6 NaN NaN NaN 519
7 NaN NaN NaN 519
8 NaN NaN NaN 519
9 NaN NaN NaN 519
10 NaN NaN NaN 519
11 NaN NaN NaN 519
12 NaN NaN NaN 519
13 NaN NaN NaN 519
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
