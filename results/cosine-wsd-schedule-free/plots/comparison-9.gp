# Methods compared: transformer, 500 steps, batch 64
# Run with: gnuplot -d comparison-9.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-9.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0)' 1, 'adamw, linear' 2, 'dadapt-adam, cosine(floor=0)' 3, 'adamw, wsd(shape=one-minus-sqrt)' 4, 'dadapt-adam, cosine(floor=0.1)' 5, 'adamw, wsd(shape=linear)' 6, 'adamw, cosine(floor=0.1)' 7, 'schedule-free-adamw, constant' 8, 'prodigy, cosine(floor=0.1)' 9, 'prodigy, cosine(floor=0)' 10, 'prodigy, constant' 11, 'dadapt-adam, constant' 12, 'adamw, constant' 13)
unset logscale x; set xrange [0.862097188205634:1.0237615474305333]; set format x '%g'; set xtics autofreq 0.05
$data0 << EOD
1 0.9375172761131126 0.8734414308151777 0.9678257815887212 NaN
2 0.9379865668287783 0.8722670426391348 0.9656657286241722 NaN
3 0.9404775961637238 0.8781455879532988 0.9748399571572213 NaN
4 0.9406300023733887 0.8739264214942198 0.9681090661822221 NaN
5 0.9412557768324492 0.9011670995673838 0.9741075968433809 NaN
6 0.9421532146523703 0.8737626715794534 0.9741177626986433 NaN
7 0.9427638522551469 0.8750527747695053 0.9721798274590366 NaN
8 0.94404355689126 0.8704591378207149 0.968962823534014 NaN
9 0.9467735786915885 0.8793748310359024 0.9796827288806641 NaN
10 0.9474976806025168 0.8792601299412014 0.9809170430475513 NaN
11 0.9555045166630384 0.8852989459286466 0.9805298625296281 NaN
12 0.9658188998712376 0.8974694012549169 1.0010759020747995 NaN
13 0.9693608966152225 0.897141923573014 1.0098249647387316 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9937774599273629:1.0432071432596568]; set format x '%g'; set xtics autofreq 0.02
$data1 << EOD
1 1 1 1 NaN
2 0.998459480256036 0.9963341676859299 1.0003826641575426 NaN
3 1.0039162619462914 1.0024053763328855 1.00572876854901 NaN
4 1.0009882649213364 0.9994928508892532 1.0026560520935068 NaN
5 1.0049788869494096 1.0037372111203242 1.0375128995287257 NaN
6 1.0037142445120604 1.0004437587829365 1.0072108309231707 NaN
7 1.002070084791721 1.0003778220762038 1.0043725661866232 NaN
8 1.0001073837990258 0.9977166876551158 1.0166577094399711 NaN
9 1.0076011759233126 1.0035738629109727 1.0121332145867445 NaN
10 1.0096108864615658 1.0057097839918865 1.0133225029571995 NaN
11 1.015656994349424 1.012411764353877 1.0186788395937019 NaN
12 1.028941828063324 1.023899399372947 1.0334597107118642 NaN
13 1.0302742717313214 1.0232652206192736 1.0389459636620453 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.07667861656447372:0.3121008154287066]; set format x '%g'; set xtics autofreq 0.1
$data2 << EOD
1 0.13566782784067055 0.09674411873946617 0.15025324159082562 NaN
2 0.12720768215458608 0.08885562685055473 0.1456399650875444 NaN
3 NaN NaN NaN NaN
4 0.2040813462693809 0.1724967827629995 0.24347368516637885 NaN
5 NaN NaN NaN NaN
6 0.20922344255658892 0.18358660536993457 0.2442402278898917 NaN
7 0.13740349770912647 0.08935960282437326 0.16446719931212295 NaN
8 0.11225976807497723 0.09294176176431515 0.13805472572065228 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 0.27701854019832084 0.25802265698575166 0.2918057982852382 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [330.4:516]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 445 420 480 NaN
2 480 450 490 NaN
3 NaN NaN NaN 516
4 500 490 516 NaN
5 NaN NaN NaN 516
6 NaN NaN NaN 516
7 490 450 516 NaN
8 380 340 516 NaN
9 NaN NaN NaN 516
10 NaN NaN NaN 516
11 NaN NaN NaN 516
12 NaN NaN NaN 516
13 NaN NaN NaN 516
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
