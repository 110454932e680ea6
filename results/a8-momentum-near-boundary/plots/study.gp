# largest ‖w − w*‖ / initial: a8-momentum-near-boundary
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 760,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [1.2275:25.171855702338508]; set format cb '%g'; set logscale cb; set cbtics ('2' 2, '5' 5, '10' 10, '20' 20)
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('1.3245' 0, '1.3311' 1, '1.3314' 2, '1.3365' 3, '1.3381' 4, '1.3435' 5, '1.3436' 6, '1.3504' 7, '1.3558' 8, '1.485' 9, '1.4925' 10, '1.4985' 11, '2.97' 12, '2.985' 13, '2.997' 14, '3.762' 15, '3.781' 16, '3.7962' 17, '3.861' 18, '3.8805' 19, '3.8961' 20, '3.9204' 21, '3.9402' 22, '3.956' 23) out; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:24.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'sgd(nesterov=false)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
12 0 2.536973000000001
13 0 2.7000593631249994
14 0 2.901471621082689
15 1 7.0040056567735665
16 1 8.764657206793453
17 1 13.091306273840594
18 2 8.292088942548894
19 2 10.926950502721143
20 2 18.955738450395387
21 3 9.259600289854419
22 3 12.70199014989683
23 3 25.171855702338508
EOD
$data1 << EOD
12 0 2.5
13 0 2.7
14 0 2.9
EOD
$data2 << EOD
15 1 7
16 1 8.8
17 1 13
18 2 8.3
19 2 11
20 2 19
21 3 9.3
22 3 13
23 3 25
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'sgd(nesterov=true)'
unset ylabel
$data3 << EOD
0 3 1.62242882
1 3 1.6356750199999999
2 2 1.5961890500000004
3 3 1.6462700000000003
4 2 1.6093008500000003
5 2 1.61979185
6 1 1.5527849000000002
7 1 1.5656783
8 1 1.5759933999999998
9 0 1.2275
10 0 1.23875
11 0 1.24775
EOD
$data4 << EOD
0 3 1.6
1 3 1.6
2 2 1.6
3 3 1.6
4 2 1.6
5 2 1.6
6 1 1.6
7 1 1.6
8 1 1.6
9 0 1.2
10 0 1.2
11 0 1.2
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
